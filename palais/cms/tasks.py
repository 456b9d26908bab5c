"""What the newsroom does later: scheduled pages, images whose consent has ended."""

from django_tasks import task

from palais.cms.services import publishing


@task()
def publish_scheduled_pages() -> None:
    """Publish the pages whose moment has come, and take back those whose time is over."""
    publishing.publish_due()


@task()
def hide_images_without_consent() -> int:
    """Take images out of the news whose consent has ended."""
    return publishing.hide_without_consent()
