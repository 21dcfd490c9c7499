"""A paper as a Word download."""

import io

from django.http import FileResponse, HttpResponse

from dienhong.documents.paper import Paper

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx_response(paper: Paper, name: str) -> HttpResponse:
    """The file, as an attachment."""
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    file = io.BytesIO()
    write_docx(paper, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.docx", content_type=DOCX)  # type: ignore[return-value]
