"""The meeting while it goes on: what the secretary's page and the members' page show, read once and drawn here."""
