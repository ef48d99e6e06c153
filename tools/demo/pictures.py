"""Owns the pool of pictures: which files there are, what they show, and which stories carry them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from tools.demo.lexicon import lexicon
from tools.demo.matter import Row
from tools.demo.scenes import SCENES, draw_scene
from tools.demo.story import Story

MOST = 120
SIZES = ((1600, 1067), (1200, 800), (900, 1200), (2000, 1125), (800, 600), (1067, 1600), (1280, 720))
FORMATS = ("jpg", "jpg", "webp", "jpg", "png", "jpg")
SEEN = {
    "doi-nui": ("Dãy đồi xanh nối nhau dưới bầu trời có mây", "Đồi núi"),
    "ruong-bac-thang": ("Ruộng bậc thang trên sườn đồi, có người đội nón đang làm đồng", "Nông dân ra đồng chăm sóc lúa"),
    "duong-be-tong": ("Con đường bê tông chạy giữa hai hàng cây vào phía chân đồi", "Tuyến đường bê tông nông thôn"),
    "hoi-truong": ("Hội trường nhìn từ cuối phòng, đại biểu ngồi kín các hàng ghế", "Quang cảnh hội nghị"),
    "truong-hoc": ("Dãy nhà hai tầng của trường học, học sinh đứng ngoài sân", "Sân trường trong giờ sinh hoạt"),
    "lang-ban": ("Những mái nhà nằm rải rác trên sườn đồi giữa cây xanh", "Một góc khu dân cư"),
    "cau-dan-sinh": ("Cây cầu bắc qua suối, vài người đang đi bộ trên cầu", "Cầu dân sinh mới được đưa vào sử dụng"),
    "mot-cua": ("Quầy tiếp nhận hồ sơ với bốn ô cửa, người dân đứng chờ phía trước", "Người dân làm thủ tục tại bộ phận một cửa"),
    "cho-phien": ("Dãy sạp hàng dưới mái che kẻ sọc, người đi chợ qua lại", "Phiên chợ cuối tuần"),
    "bieu-do": ("Biểu đồ cột gồm bảy cột có xu hướng tăng dần", "Diễn biến số liệu qua các năm"),
}  # fmt: skip
OF_TOPIC = {
    "nong-thon-moi": ("lang-ban", "duong-be-tong"), "nong-nghiep": ("ruong-bac-thang", "cho-phien"), "moi-truong": ("doi-nui", "lang-ban"),
    "giam-ngheo": ("lang-ban", "ruong-bac-thang"), "giao-duc": ("truong-hoc",), "y-te": ("mot-cua", "lang-ban"),
    "ha-tang": ("duong-be-tong", "cau-dan-sinh"),
    "van-hoa-du-lich": ("cho-phien", "doi-nui", "ruong-bac-thang"), "tai-chinh": ("bieu-do", "cho-phien"),
    "viec-lam": ("cho-phien", "mot-cua"),
    "cai-cach-hanh-chinh": ("mot-cua",), "chuyen-doi-so": ("mot-cua", "bieu-do"), "phong-chong-thien-tai": ("cau-dan-sinh", "doi-nui"),
    "an-ninh": ("duong-be-tong", "lang-ban"), "doan-the": ("lang-ban", "truong-hoc"),
}  # fmt: skip
DRAWN = "minh họa"  # no photographer's name below what a program drew
OUTDOORS = frozenset({"tin-ngan", "phan-anh", "guong", "anh", "ra-mat"})


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture file."""

    file: str
    scene: str
    size: tuple[int, int]


def pool(articles: int) -> list[Shot]:
    """The pictures of a portal of that size: a bounded number."""
    scenes = list(SCENES)
    count = min(MOST, max(20, articles // 6))
    found = []
    for place in range(count):
        scene = scenes[place % len(scenes)]
        ending = "png" if scene == "bieu-do" else FORMATS[(place // len(scenes) + place) % len(FORMATS)]
        size = SIZES[(place * 5 + 2 * (place // len(scenes))) % len(SIZES)]
        found.append(Shot(f"anh/{scene}-{place // len(scenes) + 1:02}.{ending}", scene, size if scene != "bieu-do" else (1200, 800)))
    return found


def draw(root: Path, shot: Shot, seed: int) -> None:
    """Draw a picture into its file."""
    image = draw_scene(shot.scene, shot.size, Random(f"{seed}/{shot.file}"))
    if shot.file.endswith("png"):
        image = image.quantize(64) if shot.scene == "bieu-do" else image.resize((image.width // 2, image.height // 2)).quantize(128)
        image.save(root / shot.file, optimize=False)
    elif shot.file.endswith("webp"):
        image.save(root / shot.file, quality=72, method=2)
    else:
        image.save(root / shot.file, quality=78)


def assign(stories: list[Story], shots: list[Shot], seed: int) -> None:
    """Give about every fifth story pictures that fit it, and every featured one; picture stories get many."""
    by_scene: dict[str, list[Shot]] = {}
    for shot in shots:
        by_scene.setdefault(shot.scene, []).append(shot)
    for story in stories:
        rng = Random(f"{seed}/pictures/{story.number}")
        plain = story.kind != "anh" and "featured" not in story.extra
        if story.pictures or (plain and rng.random() > 0.2) or story.kind in ("thong-bao", "gop-y", "van-ban", "hoan", "huy"):
            continue
        count = rng.randint(4, 7) if story.kind == "anh" else rng.choice((1, 1, 1, 2, 3))
        story.pictures = tuple(_rows(story, by_scene, count, rng))


def _rows(story: Story, by_scene: dict[str, list[Shot]], count: int, rng: Random) -> list[Row]:
    scenes = list(OF_TOPIC.get(story.subject, ("lang-ban", "doi-nui") if story.kind in OUTDOORS else ("hoi-truong",)))
    if story.kind not in OUTDOORS:
        scenes.insert(0, "hoi-truong")
    if story.kind == "anh":
        scenes = [scene for scene in SCENES if scene != "bieu-do"]
    shots: dict[str, Shot] = {}
    for place in range(count):
        shot = rng.choice(by_scene[scenes[place % len(scenes)]])
        shots[shot.file] = shot
    return [picture_row(story, shot) for shot in shots.values()]


def picture_row(story: Story, shot: Shot) -> Row:
    """An entry of `ảnh:`."""
    alt, caption = SEEN[shot.scene]
    if shot.scene == "hoi-truong":
        word = lexicon().frames.get(f"{story.kind}.word", ("hội nghị",))[0]
        caption = f"Quang cảnh {word}"
    elif shot.scene == "doi-nui":
        caption = f"{caption} ở {story.setting.words['noi0']}"
    elif shot.scene == "mot-cua":
        caption = f"{caption} {story.setting.words['xa']}"
    elif shot.scene != "bieu-do":
        caption = f"{caption}, {story.setting.words['noi0']}"
    return {"file": shot.file, "alt": alt, "caption": caption, "credit": DRAWN}
