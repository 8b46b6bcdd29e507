"""What the server says to whoever started it, in the language of the terminal."""

from collections.abc import Mapping
from typing import Final

from site_builder.model.localized import Language, Localized

READY: Final = Localized(en="Hezuo is at {address} (Ctrl-C stops it)", zh="“合作”已在 {address} 运行（按 Ctrl-C 停止）")
SERVED: Final = Localized(
    en="This checkout is served already, at {address}.", zh="这个文件夹的网站已在运行，地址：{address}"
)
STARTING: Final = Localized(
    en="This checkout is served already, at an address that it will print in a moment.",
    zh="这个文件夹的网站正在启动，地址稍后显示在启动它的终端里。",
)
IN_USE: Final = Localized(
    en="Port {port} is in use. Take another one: ./dev up --port {next}",
    zh="端口{port}已被占用，请换一个：./dev up --port {next}",
)
UNUSABLE: Final = Localized(
    en="Port {port} cannot be used ({reason}). Take another one: ./dev up --port {next}",
    zh="端口{port}无法使用（{reason}），请换一个：./dev up --port {next}",
)
FOREIGN: Final = Localized(
    en="{folder} holds files that no build made: empty it, or ./dev up --fresh.",
    zh="{folder} 中有并非由构建生成的文件：请清空该文件夹，或运行 ./dev up --fresh",
)
ALL_FAULTS: Final = Localized(en=" (all of them: ./dev check)", zh="（查看全部：./dev check --lang zh）")
ACCOUNTS: Final = Localized(en="Accounts work; their mail is at {address}", zh="账号功能已就绪，发出的邮件见 {address}")
NO_ACCOUNTS: Final = Localized(en="Accounts do not work: {reason}", zh="账号功能无法使用：{reason}")
DEMO: Final = Localized(en="Demo accounts: {accounts}", zh="演示账号：{accounts}")
INCOMPLETE: Final = Localized(en="The demo accounts are not complete: {reason}", zh="演示账号未能全部建立：{reason}")


def terminal_language(environment: Mapping[str, str]) -> Language:
    """Return the language that a terminal asks for, by the variables of POSIX: the first of them that says anything counts."""
    asked = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, asked), "").lower().startswith("zh") else "en"
