"""Classes for the columns of models that are not ours."""

from collections.abc import Mapping

FOREIGN: Mapping[str, Mapping[str, str]] = {
    "contenttypes.ContentType": {"id": "technical", "app_label": "technical", "model": "technical"},
    "auth.Permission": {"id": "technical", "name": "technical", "content_type": "technical", "codename": "technical"},
    "auth.Group": {"id": "technical", "name": "technical", "permissions": "technical"},
    "sessions.Session": {"session_key": "secret", "session_data": "secret", "expire_date": "technical"},
}
