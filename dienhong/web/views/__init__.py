"""Screens: the public face here, the desk's in `desk`."""
