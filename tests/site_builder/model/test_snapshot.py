"""What the functions know of the directory."""

from site_builder.model.localized import Localized
from site_builder.model.snapshot import Snapshot, SnapshotProvider
from tests.builders import a_program


def test_a_snapshot_survives_the_way_to_json_and_back() -> None:
    provider = SnapshotProvider(
        id="lantern-bay",
        name=Localized(en="Lantern Bay", zh="灯湾电商"),
        website=None,
        is_demo=False,
        removed=False,
        platforms=("tmall",),
        services=(),
        categories=(),
    )
    program = a_program()
    snapshot = Snapshot(
        release="abc",
        base_url="https://hezuo.example",
        program=program.name,
        mailbox=program.mailbox,
        limits=program.limits,
        codes={"platforms": ("tmall",)},
        providers=(provider,),
    )

    assert Snapshot.model_validate_json(snapshot.model_dump_json()) == snapshot
