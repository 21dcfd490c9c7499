"""The frame of every page: base templates, components, look; and the mechanics each register shares."""
