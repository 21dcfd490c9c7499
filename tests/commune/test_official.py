"""The official list is whole, and a name alone never decides which commune is meant."""

from dienhong.commune.official import KINDS, official_unit, official_units, official_units_named


def test_the_list_holds_every_commune_of_34_provinces_once() -> None:
    units = official_units()
    assert len(units) == 3321 and len({one.province for one in units.values()}) == 34
    assert len({(one.kind, one.name, one.province) for one in units.values()}) == 3321
    assert len({one.slug for one in units.values()}) == 3321
    for code, one in units.items():
        assert code == one.code and len(code) == 5 and code.isdecimal()
        assert (
            one.kind in KINDS.values()
            and one.name == one.name.strip()
            and (one.name[0].isupper() or one.name[0].isdecimal())
        )
        assert one.province.startswith(("tỉnh ", "thành phố "))


def test_a_code_is_one_commune_and_a_name_may_be_several() -> None:
    one = official_unit("11668")
    assert str(one) == "xã An Khánh, thành phố Hải Phòng" and one is not None and one.slug == "an-khanh-11668"
    namesakes = official_units_named("an khanh")
    assert len(namesakes) == 4 and len({str(one) for one in namesakes}) == 4 and one in namesakes
    assert official_units_named("phường An Khánh") == [official_unit("27094")]
    assert official_unit("00001") is None and official_unit("") is None and official_units_named("Không Đâu") == []
