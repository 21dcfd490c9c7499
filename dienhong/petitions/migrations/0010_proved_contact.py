from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0010_inspected'),
    ]

    operations = [
        migrations.AddField(
            model_name='sendercontact',
            name='proved_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='xác nhận địa chỉ thư lúc'),
        ),
    ]
