"""Sổ thực hiện dân chủ ở các loại hình cơ sở: which establishment owes which duty in which period, and whether it was met.
A dated roster (DS) lists who owes it; each line (CH) is met with its proof. Law 10/2022/QH15 art. 46-63, Decree 61/2023,
Labour Code art. 63 oblige most of them; pledges and propaganda through unions rest on the roster's own document.
Counts duties met over all duties of the roster of the day: a percentage always has its denominator."""
