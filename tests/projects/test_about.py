

def test_secretary_sees_the_project_and_outsider_does_not(cast):
    assert cast.client("secretary").get(f"/{cast.project.slug}/").status_code == 200
    assert cast.client("outsider").get(f"/{cast.project.slug}/").status_code == 404
    assert cast.client("anonymous").get(f"/{cast.project.slug}/").status_code == 302
