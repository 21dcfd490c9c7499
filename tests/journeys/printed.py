"""A downloaded paper as LibreOffice prints it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Printed:
    """The PDF of a paper: its file, its words, the size of each page in points."""

    pdf: Path
    text: str
    pages: tuple[tuple[float, float], ...]

    def picture(self, to: Path, page: int, dots: int = 70) -> None:
        """One page as a grey PNG named `to` without its ending."""
        span = ["-f", str(page), "-l", str(page), "-r", str(dots)]
        subprocess.run(["pdftoppm", "-png", "-gray", "-singlefile", *span, self.pdf, to], check=True)


def print_out(paper: Path, folder: Path) -> Printed:
    """Open a .docx in LibreOffice and print it to PDF."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _said("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, paper)
    pdf = folder / f"{paper.stem}.pdf"
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", _said("pdfinfo", "-l", "999", pdf))
    words = " ".join(_said("pdftotext", pdf, "-").split())
    return Printed(pdf, words, tuple((float(width), float(height)) for width, height in sizes))


def _said(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, timeout=300).stdout
