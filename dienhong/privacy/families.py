"""Family names of Vietnam, folded: by them a full name is told from other words with capitals."""

_FAMILY_NAMES = (
    "au bach banh bui ca cam cao chau chu co cu dam dang dao dau diep dinh do doan doi dong du duong giang giap gian ha han hau "
    "hoa hoang ho hua huynh khong khuat khuc kieu kim la lac lai lam le leo lo lu luc luong luu ly ma mac mai mong mua ngac "
    "nghiem ngo nguy nguyen ninh nong ong pham phan phi phung quach quan quang sung ta tang thach thai than thao thieu tien tieu "
    "to ton tong tran trang trieu trinh truong tu ung uong van vang vi vien vo vu vuong xa y"
)
FAMILIES = frozenset(_FAMILY_NAMES.split())
