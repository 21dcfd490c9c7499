from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='text_sha256',
            field=models.CharField(blank=True, max_length=64, verbose_name='mã băm các mục đã chốt'),
        ),
        migrations.AddField(
            model_name='report',
            name='head_seq',
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name='sự kiện cuối của lịch sử khi chốt'),
        ),
    ]
