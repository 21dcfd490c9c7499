"""Work in the background: a citizen's link leaves after the request was answered, so that the answer's time tells nothing."""

from django_tasks import TaskContext, task

from dienhong.web import citizen_links


@task(takes_context=True)
def send_citizen_link(context: TaskContext, pk: int) -> None:
    """Send one link; once more in a minute when the mail server was not there. Done twice, the second finds nothing."""
    started = context.task_result.started_at
    if started is None:
        raise ValueError("a worker notes when it starts a task")
    if citizen_links.deliver(pk, at=started):
        send_citizen_link.using(run_after=started + citizen_links.AGAIN).enqueue(pk)
