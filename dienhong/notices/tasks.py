"""Work in the background: the outbox is emptied as soon as the act that wrote into it is committed."""

from django.db import transaction
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from dienhong.notices.delivery import deliver


@task(takes_context=True)
def deliver_outbox(context: TaskContext) -> None:
    """One round of the outbox, and another task when letters are left. Idempotent: rows are claimed one by one, so a
    task done twice, or by two workers at once, finds nothing to send."""
    started = context.task_result.started_at
    if started is None:
        raise ValueError("a worker notes when it starts a task")
    if deliver(started).left:
        soon()


def soon() -> None:
    """Ask for a round, in the running transaction: it starts after the commit, and never for an act that was rolled back.

    One that waits already will do, if no worker can take it before the running transaction is over: its row is locked.
    """
    path = deliver_outbox.module_path
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path)
    with transaction.atomic():
        if waiting.select_for_update(skip_locked=True).first() is None:
            deliver_outbox.enqueue()
