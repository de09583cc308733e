"""From a briefing to the bytes of its outputs, through shared templates and one stylesheet each."""

RENDERERS = {
    "pdf": "briefing.render.pdf:render",
    "epub": "briefing.render.epub:render",
    "html": "briefing.render.html:render",
}
"""Outputs by name; each is `render(briefing, theme, paper) -> Output`, resolved when it is used."""
