"""Paths of our own site: where one is sent back to is never another site."""

from django.utils.http import url_has_allowed_host_and_scheme


def local_path(asked: str, default: str) -> str:
    """`asked` when it is a path on this site, else `default`."""
    if not asked.startswith("/") or len(asked) > 500:
        return default
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else default
