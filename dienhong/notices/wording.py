"""Why a notice has not arrived, in the words of a screen."""

SERVER_REFUSES_US = frozenset({"SMTP 530", "SMTP 534", "SMTP 535", "SMTP 538"})


def error_vi(error: str) -> str:
    """The kind of the last failure in Vietnamese; '' for none."""
    if not error:
        return ""
    if error == "NotReached":
        return "chưa đến được nơi nhận"
    if error == "Interrupted":
        return "máy dừng giữa lúc gửi"
    if error in SERVER_REFUSES_US:
        return f"máy chủ thư không nhận tên đăng nhập của phần mềm ({error})"
    if error.startswith("SMTP 5"):
        return f"máy chủ thư từ chối ({error})"
    if error.startswith("SMTP 4"):
        return f"máy chủ thư hẹn gửi lại ({error})"
    if error == "SMTPServerDisconnected":
        return "máy chủ thư ngắt giữa chừng"
    return f"không gửi được qua máy chủ thư ({error})"
