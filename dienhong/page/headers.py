"""Headers that Django does not set: nothing of a device is asked for, and no other site embeds what is ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
)
UNUSED_TOO = ("payment", "publickey-credentials-get", "screen-wake-lock", "usb", "web-share", "xr-spatial-tracking")
PERMISSIONS = ", ".join(f"{name}=()" for name in (*UNUSED, *UNUSED_TOO))


class HeadersMiddleware:
    """Permissions-Policy and Cross-Origin-Resource-Policy; a view that is meant for other sites sets its own before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reply = self.get_response(request)
        reply.headers.setdefault("Permissions-Policy", PERMISSIONS)
        reply.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return reply
