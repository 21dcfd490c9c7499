"""`dienhong reset-factor`: when the only administrator lost phone and paper, whoever runs the machine opens the way back."""

import argparse

from dienhong.ops.cli import CommandError
from dienhong.ops.start import installed


def reset(args: argparse.Namespace) -> int:
    """Take the second factor off and end every session; it has to be set up anew before the desk opens."""
    installed()
    from dienhong.accounts import second_factor, sessions
    from dienhong.accounts.models import Account
    from dienhong.law.verdict import Refused
    from dienhong.page.clock import real_now
    from dienhong.records.actor import Actor

    account = Account.objects.filter(username=args.email.strip().lower()).first()
    if account is None:
        raise CommandError(f"Không có tài khoản “{args.email}”. Chưa đổi gì.")
    by, at = Actor.operator(), real_now()
    try:
        second_factor.reset(account, by=by, at=at)
    except Refused as refused:
        raise CommandError(str(refused)) from None
    sessions.end_all(account, by=by, at=at)
    print(f"Đã gỡ xác thực hai lớp của {account.username} và kết thúc mọi phiên. Lần đăng nhập tới phải bật lại.")
    return 0
