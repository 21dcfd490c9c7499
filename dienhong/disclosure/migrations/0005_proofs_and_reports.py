"""Reports to the council's sessions; what was read out and passed on names its version; drawings of a quarterly list."""

from django.db import migrations, models


def name_versions(apps, schema_editor):
    """What was read out or passed on before was the version that was public on that day."""
    numbers = {}
    shown = apps.get_model("disclosure", "Version").objects.filter(number__gt=1, shown_from__isnull=False)
    for item, number, day in shown.order_by("item", "number").values_list("item", "number", "shown_from"):
        numbers.setdefault(item, []).append((number, day))
    for name, day in (("Broadcast", "from_on"), ("Relay", "on")):
        model = apps.get_model("disclosure", name)
        for item, versions in numbers.items():
            for number, since in versions:
                model.objects.filter(item=item, **{f"{day}__gte": since}).update(number=number)


def keep_what_hung(apps, schema_editor):
    """A list that hangs everywhere met its duty; of what is public, somebody has yet to look what proof is missing."""
    apps.get_model("disclosure", "QuarterList").objects.update(first_posted_on=models.F("posted_on"))
    apps.get_model("disclosure", "Item").objects.filter(state="published").update(unproven=True)


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0005_public_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='CouncilReport',
            fields=[
                ('code', models.CharField(editable=False, max_length=24, primary_key=True, serialize=False, verbose_name='mã')),
                ('code_year', models.PositiveSmallIntegerField(editable=False)),
                ('code_number', models.PositiveIntegerField(editable=False)),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('recorded_at', models.DateTimeField(editable=False, verbose_name='ghi lúc')),
                ('late_after', models.CharField(blank=True, editable=False, max_length=24, verbose_name='ghi sau khi khóa sổ')),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='hủy lúc')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lý do hủy')),
                ('session_on', models.DateField(verbose_name='kỳ họp khai mạc ngày')),
                ('from_on', models.DateField(verbose_name='từ ngày')),
                ('to_on', models.DateField(verbose_name='đến hết ngày')),
                ('drawn_on', models.DateField(verbose_name='ngày đếm số')),
                ('figures', models.JSONField(default=dict, verbose_name='số liệu')),
                ('document', models.CharField(blank=True, max_length=24, verbose_name='văn bản báo cáo')),
                ('council_on', models.DateField(blank=True, null=True, verbose_name='ngày gửi HĐND')),
                ('front_on', models.DateField(blank=True, null=True, verbose_name='ngày gửi Ủy ban MTTQ')),
            ],
            options={
                'verbose_name': 'báo cáo HĐND về công khai',
                'ordering': ('code_year', 'code_number'),
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='listposting',
            name='one_list_posting_per_place',
        ),
        migrations.RemoveConstraint(
            model_name='relay',
            name='one_relay_per_village_day_and_way',
        ),
        migrations.AddField(
            model_name='broadcast',
            name='number',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='bản'),
        ),
        migrations.AddField(
            model_name='item',
            name='changed_by',
            field=models.CharField(blank=True, max_length=500, verbose_name='văn bản đã làm nội dung gốc thay đổi'),
        ),
        migrations.AddField(
            model_name='item',
            name='unproven',
            field=models.BooleanField(db_index=True, default=False, editable=False, verbose_name='còn thiếu chứng cứ'),
        ),
        migrations.AddField(
            model_name='listposting',
            name='drawing',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='bản'),
        ),
        migrations.AddField(
            model_name='quarterlist',
            name='drawing',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='bản'),
        ),
        migrations.AddField(
            model_name='quarterlist',
            name='first_posted_on',
            field=models.DateField(blank=True, null=True, verbose_name='niêm yết đủ nơi lần đầu từ ngày'),
        ),
        migrations.AddField(
            model_name='quarterlist',
            name='redrawn_on',
            field=models.DateField(blank=True, null=True, verbose_name='ngày cập nhật'),
        ),
        migrations.AddField(
            model_name='relay',
            name='number',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='bản'),
        ),
        migrations.AddConstraint(
            model_name='listposting',
            constraint=models.UniqueConstraint(fields=('quarter_list', 'drawing', 'place', 'village'), name='one_list_posting_per_place_and_drawing'),
        ),
        migrations.AddConstraint(
            model_name='relay',
            constraint=models.UniqueConstraint(fields=('item', 'number', 'village', 'on', 'way'), name='one_relay_per_version_village_day_and_way'),
        ),
        migrations.AddIndex(
            model_name='councilreport',
            index=models.Index(fields=['session_on'], name='disclosure__session_2d2b00_idx'),
        ),
        migrations.AddConstraint(
            model_name='councilreport',
            constraint=models.CheckConstraint(condition=models.Q(('from_on__lte', models.F('to_on'))), name='council_report_in_order'),
        ),
        migrations.AddConstraint(
            model_name='councilreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('council_on__isnull', True), ('front_on__isnull', True)), models.Q(('document', ''), _negated=True), _connector='OR'), name='council_report_sent_has_document'),
        ),
        migrations.RunPython(name_versions, migrations.RunPython.noop),
        migrations.RunPython(keep_what_hung, migrations.RunPython.noop),
    ]
