"""The rule of a password's length in our words: Django has no Vietnamese for it and would answer in English."""

from django.contrib.auth.password_validation import MinimumLengthValidator

from dienhong.law.dates_vi import number_vi


class LongEnough(MinimumLengthValidator):
    """As Django's own, said in Vietnamese."""

    def get_error_message(self) -> str:
        """What is wrong, and what would do."""
        return f"Mật khẩu này quá ngắn; cần ít nhất {number_vi(self.min_length)} ký tự."
