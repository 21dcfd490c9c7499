"""The slot for the book of disclosure: this one knows only where the page that hands a result over would be."""

from django.urls import NoReverseMatch, reverse

from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.petitions.papers.models import Petition


def disclosing_acts(request: PageRequest, petition: Petition) -> list[Act]:
    """The button of a settled letter, for whoever keeps the book of disclosure. Never of a denunciation."""
    if petition.is_denunciation or petition.settled_on is None or not petition.standing:
        return []
    try:
        url = reverse("web:disclose_outcome", args=[petition.code])
    except NoReverseMatch:  # no book of disclosure is installed here
        return []
    return [Act("Chuyển kết quả sang sổ công khai", url)] if may(request, "disclosure.record") else []
