"""Classes for the columns of models that are not ours."""

from collections.abc import Mapping

FOREIGN: Mapping[str, Mapping[str, str]] = {
    "contenttypes.ContentType": {"id": "technical", "app_label": "technical", "model": "technical"},
    "auth.Permission": {"id": "technical", "name": "technical", "content_type": "technical", "codename": "technical"},
    "auth.Group": {"id": "technical", "name": "technical", "permissions": "technical"},
    "sessions.Session": {"session_key": "secret", "session_data": "secret", "expire_date": "technical"},
    # What our tasks are given and give back are codes and counts; a failure's words may quote what somebody typed.
    "django_tasks_database.DBTaskResult": {
        **dict.fromkeys(("id", "status", "enqueued_at", "started_at", "finished_at", "args_kwargs"), "technical"),
        **dict.fromkeys(("priority", "task_path", "worker_ids", "queue_name", "backend_name"), "technical"),
        **dict.fromkeys(("run_after", "return_value", "exception_class_path"), "technical"),
        "traceback": "secret",
    },
}
