"""The command `dienhong`. Only the chosen command imports what it needs, so that help answers at once."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

BAD_INPUT = 2
EPILOG = """Thư mục dữ liệu: biến DIENHONG_DATA (mặc định var/). Mã thoát: 0 xong; 1 có lỗi trong sổ; 2 lệnh hoặc dữ liệu vào sai.
Data folder: DIENHONG_DATA (default var/). Exit status: 0 done; 1 the registers have a fault; 2 wrong command or input."""


class CommandError(Exception):
    """A command that cannot be done; the message is Vietnamese and says what was kept and what to do."""


def parser() -> argparse.ArgumentParser:
    """Every command with its help in Vietnamese and English."""
    root = argparse.ArgumentParser(
        prog="dienhong",
        description="Diên Hồng: sổ của việc thực hiện dân chủ ở cơ sở.\n"
        "Diên Hồng: the registers of grassroots democracy of a commune.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    groups = root.add_subparsers(dest="group", required=True, metavar="LỆNH/COMMAND")
    _demo(groups)
    _installation(groups)
    _report(groups)
    _law(groups)
    void = _command(groups, "void", "Hủy một bản ghi, kèm lý do", "Void an entry, with its reason", "records:void")
    void.add_argument("code", metavar="CODE", help="mã bản ghi, ví dụ TCD-2026-0007 · record code")
    void.add_argument("--reason", required=True, metavar="TEXT", help="lý do hủy · reason")
    search = groups.add_parser("search", help="Tìm kiếm · Search").add_subparsers(required=True, metavar="LỆNH")
    _command(
        search,
        "rebuild",
        "Lập lại chỉ mục tìm kiếm từ các sổ; trang web vẫn chạy",
        "Make the search index anew out of the registers, while serving",
        "findable:rebuild",
    )
    privacy = groups.add_parser("privacy", help="Dữ liệu cá nhân · Personal data")
    _command(
        privacy.add_subparsers(required=True, metavar="LỆNH"),
        "look",
        "Rà lại mọi lời đang công khai: mã, ô, loại của chỗ giống dữ liệu cá nhân chưa ai ghi là đã xem",
        "Search everything public again for what looks like personal data and nobody answered for",
        "looked:look",
    )
    move = _command(
        groups,
        "move",
        "Chuyển mọi sổ sang một cơ sở dữ liệu khác còn trống, rồi kiểm tra; nơi cũ giữ nguyên",
        "Copy all registers into another, empty database, then check it; the old one stays as it is",
        "move:move",
    )
    move.add_argument(
        "--to", required=True, metavar="URL", help="postgres://máy/tên, hoặc tệp .sqlite3 chưa có · or a new file"
    )
    doctor = _command(
        groups,
        "doctor",
        "Kiểm tra: mã, chuỗi lịch sử, tệp, số liệu đã chốt",
        "Check codes, the history chain, files and frozen figures",
        "doctor:run",
    )
    heads = "tệp mốc lịch sử giữ bên ngoài, được nhắc lại · heads kept outside"
    doctor.add_argument("--head", metavar="FILE", action="append", help=heads)
    morning = _command(
        groups,
        "morning",
        "Việc của buổi sáng: dọn dẹp, giữ mốc lịch sử, nhắc hạn, gửi thông báo; chạy lại không làm hai lần",
        "The morning's work: clean, keep the head, remind, send; running it again does nothing twice",
        "morning:run",
    )
    morning.add_argument("--dry-run", action="store_true", help="chỉ in việc sẽ làm · only print what would be done")
    _command(
        groups,
        "deliver",
        "Gửi thông báo đang chờ, đưa việc nền bỏ dở về hàng đợi",
        "Send the notices that wait, requeue abandoned background tasks",
        "morning:deliver",
    )
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    args = parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
    module, _, name = args.run.partition(":")
    try:
        return int(getattr(importlib.import_module(f"dienhong.ops.{module}"), name)(args))
    except CommandError as wrong:
        print(f"dienhong: {wrong}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # `dienhong law check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _demo(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = groups.add_parser("demo", help="Dữ liệu mẫu · Demo data").add_subparsers(required=True, metavar="LỆNH")
    load = _command(
        demo,
        "load",
        "Tạo cơ sở dữ liệu và nạp xã mẫu An Khánh vào thư mục dữ liệu còn trống",
        "Create the database and load the demo commune into an empty data folder",
        "demo:load",
    )
    load.add_argument(
        "--if-empty", action="store_true", help="không làm gì nếu đã có xã · do nothing when a commune is there"
    )


def _installation(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    init = _command(
        groups, "init", "Lập một xã còn trống từ danh mục", "Found an empty commune from the official list", "init:init"
    )
    init.add_argument("--commune", required=True, metavar="CODE", help="mã hành chính, ví dụ 11668 · official code")
    init.add_argument("--name", default="Quản trị hệ thống", help="họ tên người quản trị · the administrator's name")
    init.add_argument("--admin", required=True, metavar="EMAIL", help="thư điện tử người quản trị · administrator")
    init.add_argument("--formed-on", metavar="DATE", help="ngày thành lập, mặc định 01/7/2025 · formed on")
    link = _command(
        groups, "link", "Cấp đường dẫn đăng nhập một lần", "Issue a one-time sign-in link, ending the old", "init:link"
    )
    link.add_argument("email", metavar="EMAIL", help="tên đăng nhập · sign-in name")
    factor = _command(
        groups,
        "reset-factor",
        "Gỡ xác thực hai lớp của một tài khoản mất điện thoại và mã dự phòng",
        "Take the second factor off an account whose phone and paper are lost",
        "factor:reset",
    )
    factor.add_argument("email", metavar="EMAIL", help="tên đăng nhập · sign-in name")
    serve = _command(
        groups,
        "serve",
        "Chạy trang web, việc nền và việc mỗi sáng",
        "Run the web, background tasks and the work of the morning",
        "serve:serve",
    )
    serve.add_argument("--bind", default="127.0.0.1:8000", metavar="ADDRESS", help="địa chỉ, hoặc unix:/… · address")
    serve.add_argument("--workers", type=int, default=2, metavar="N", help="số tiến trình web · web processes")
    serve.add_argument("--threads", type=int, default=4, metavar="N", help="số luồng mỗi tiến trình · threads of each")
    _keeping(groups)


def _keeping(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = _command(
        groups,
        "backup",
        "Sao lưu, kể cả khi đang chạy",
        "Back up, also while serving; never the sealing key",
        "backup:run",
    )
    backup.add_argument("folder", metavar="DIR", help="thư mục chứa bản sao lưu · where the backup goes")
    restore = _command(
        groups, "restore", "Khôi phục vào thư mục trống", "Restore into an empty folder, then doctor", "restore:run"
    )
    restore.add_argument("file", metavar="FILE", help="bản sao lưu · the backup")
    restore.add_argument("--to", required=True, metavar="DIR", help="thư mục dữ liệu mới · the new data folder")
    upgrade = _command(
        groups,
        "upgrade",
        "Nâng cấp dữ liệu lên phiên bản này; hỏng thì trở lại như cũ",
        "Back up, migrate, check; on failure back to where it was",
        "upgrade:run",
    )
    upgrade.add_argument(
        "--backup", metavar="DIR", help="nơi để bản sao lưu, mặc định backups/ · where the backup goes"
    )


def _report(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = groups.add_parser("report", help="Báo cáo · Reports").add_subparsers(required=True, metavar="LỆNH")
    build = _command(report, "build", "Lập báo cáo từ các sổ", "Build a report out of the registers", "report:build")
    build.add_argument("unit", metavar="UNIT", help="xã đã cài, ví dụ an-khanh · the installed commune")
    build.add_argument("period", metavar="PERIOD", help="kỳ, ví dụ 2026-H1 · period")
    build.add_argument("--docx", metavar="FILE", help="ghi bản Word · write the Word paper")
    build.add_argument("--json", metavar="FILE", help="ghi các số kèm chứng cứ · write figures with evidence")


def _law(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    law = groups.add_parser("law", help="Điều luật, thời hạn · Law and time limits").add_subparsers(
        required=True, metavar="LỆNH"
    )
    due = _command(law, "due", "Tính hạn theo luật của ngày ấy", "Compute a due date by the law of the day", "law:due")
    due.add_argument("limit", nargs="?", metavar="LIMIT", help="thời hạn, ví dụ petitions.complaint.accept · limit id")
    due.add_argument("--from", dest="start", metavar="DATE", help="ngày bắt đầu, 2026-06-30 hoặc 30/6/2026 · start")
    due.add_argument("--csv", metavar="FILE", help="tệp có cột limit, from · a file with columns limit, from")
    due.add_argument("--json", action="store_true", help="in JSON · print JSON")
    check = _command(
        law, "check", "Liệt kê thời hạn, văn bản, mức chắc chắn", "List limits, instruments, certainty", "law:check"
    )
    check.add_argument("--json", action="store_true", help="in JSON · print JSON")


def _command(
    group: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, vi: str, en: str, run: str
) -> argparse.ArgumentParser:
    command = group.add_parser(name, help=f"{vi} · {en}", description=f"{vi}.\n{en}.")
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.set_defaults(run=run)
    return command


if __name__ == "__main__":
    # By its own name, so that a CommandError raised by a command is the class that is caught here.
    sys.exit(importlib.import_module("dienhong.ops.cli").main())
