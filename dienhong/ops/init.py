"""`dienhong init`: an empty commune out of the official list, with one administrator who has a link and no password;
`dienhong link`: a new link for an account."""

import argparse
import os
from datetime import date, datetime

from dienhong.commune.official import REORGANISED_ON, OfficialUnit, official_unit, official_units_named
from dienhong.ops.cli import CommandError
from dienhong.ops.fresh import migrate, refuse_unless_empty, refuse_unless_server_is_empty, take_away
from dienhong.ops.start import data_folder, installed, served, setup
from dienhong.page.days import parse_day

TITLE = "Quản trị hệ thống"
SHOWN = 6


def init(args: argparse.Namespace) -> int:
    """Found the commune in an empty data folder, or leave the folder as it was."""
    unit = _unit(args.commune)
    formed_on = _day(args.formed_on)
    email = _email(args.admin)
    folder = data_folder()
    refuse_unless_empty(folder, "Xã mới")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)  # a folder that somebody made beforehand: personal data will lie in it
    setup()
    if served():
        refuse_unless_server_is_empty("Xã mới")
    try:
        migrate()
        secret = _found(unit, formed_on, email, args.name)
    except BaseException:
        take_away(folder)
        raise
    print(f"Đã lập {unit} (mã {unit.code}) ở {folder}. Sổ còn trống; không có tài khoản mẫu.")
    print(_link_told(email, secret))
    return 0


def link(args: argparse.Namespace) -> int:
    """A new one-time link for an account; the one before ends."""
    installed()
    from dienhong.accounts import links
    from dienhong.accounts.models import Account
    from dienhong.law.verdict import Refused
    from dienhong.page.clock import real_now
    from dienhong.records.actor import Actor

    name = args.email.strip().lower()
    account = Account.objects.filter(username=name).first()
    if account is None:
        raise CommandError(f"Không có tài khoản nào tên đăng nhập “{name}”. Chưa đổi gì.")
    try:
        secret = links.issue(account, by=Actor.operator(), at=real_now())
    except Refused as refused:
        raise CommandError(str(refused)) from refused
    print(_link_told(account.username, secret))
    return 0


def _found(unit: OfficialUnit, formed_on: date, email: str, name: str) -> str:
    from django.db import transaction

    from dienhong.accounts import links
    from dienhong.accounts.actions import PostData, open_by_email
    from dienhong.commune.actions import found_commune
    from dienhong.page.clock import real_now
    from dienhong.records.actor import Actor

    at: datetime = real_now()
    by = Actor.operator()
    with transaction.atomic():
        found_commune(
            slug=unit.slug,
            name=unit.name,
            kind=unit.kind,
            official_code=unit.code,
            province=unit.province,
            formed_on=formed_on,
        )
        post = PostData("administrator", TITLE, at.date())
        return links.issue(open_by_email(name, email, post, by=by, at=at), by=by, at=at)


def _link_told(email: str, secret: str) -> str:
    hosts = [host for host in os.environ.get("DIENHONG_HOSTS", "").split(",") if host]
    scheme = "https" if os.environ.get("DIENHONG_HTTPS") == "1" else "http"
    full = f"{scheme}://{hosts[0]}/vao/{secret}" if hosts else f"/vao/{secret}"
    where = "" if hosts else "\nGhép vào sau địa chỉ trang của xã, ví dụ http://127.0.0.1:8000."
    return (
        f"Đường dẫn đăng nhập một lần cho {email} (dùng được một lần, trong 48 giờ; chỉ in lúc này):\n{full}{where}\n"
        f"Mất hoặc quá hạn thì chạy: dienhong link {email}"
    )


def _unit(code: str) -> OfficialUnit:
    unit = official_unit(code)
    if unit is not None:
        return unit
    namesakes = official_units_named(code)[:SHOWN]
    hint = "; ".join(f"{one.code} {one}" for one in namesakes)
    raise CommandError(
        f"Không có xã, phường, đặc khu nào mang mã “{code}”. Chưa ghi gì."
        + (f" Có phải: {hint}?" if hint else " Mã có 5 chữ số theo danh mục hành chính, ví dụ 11668.")
    )


def _day(text: str | None) -> date:
    if not text:
        return REORGANISED_ON
    try:
        return parse_day(text)
    except ValueError as wrong:
        raise CommandError(f"{wrong} Chưa ghi gì.") from None


def _email(text: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"“{text}” không phải thư điện tử, dạng ten@donvi.vn. Chưa ghi gì.") from None
    return email
