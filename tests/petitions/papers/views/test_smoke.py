import pytest
from datetime import date
from dienhong.petitions.papers.states import State, TRANSITIONS
from django.urls import reverse
from tests.factories import papers

@pytest.mark.parametrize("kind", ["complaint","denunciation","feedback"])
@pytest.mark.parametrize("state", State.values)
def test_pages(state, kind, commune, officer, by, at):
    if state == "split": kind = "complaint"
    p = papers.bring(state, by=by, at=at, kind=kind)
    client = officer("committee_office")
    r = client.get(p.desk_path()); assert r.status_code == 200, r.content.decode()
    for act in TRANSITIONS:
        r = client.get(reverse(f"papers:{act}", args=[p.code])); assert r.status_code == 200, act
    for path in ("", "vu-viec/", "ghi/", "khoa-so/"):
        assert client.get("/ban-lam-viec/don-thu/"+path).status_code == 200
    import re
    for url in re.findall(r'action="([^"]+/giay/[^"]+)"', client.get(p.desk_path()).content.decode()):
        r = client.post(url); assert r.status_code == 200; r.close()
    client.get("/ban-lam-viec/don-thu/?xuat=xlsx").close()
    client.get("/ban-lam-viec/don-thu/vu-viec/?xuat=xlsx").close()
