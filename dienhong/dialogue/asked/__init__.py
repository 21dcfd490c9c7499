"""Câu hỏi gửi đối thoại: what residents ask beforehand with a code and a key, and what is asked in the hall. There is no
column for who asked. Nothing is shown to everybody before an officer read it."""
