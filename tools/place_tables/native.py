"""Names of first-level divisions in their own script, by ISO 3166-2 code, where the packages have none."""

from typing import Final

# The 47 prefectures of Japan in the order of their codes, 01 to 47.
_JAPAN: Final = """
    北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県
    東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県
    滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県
    香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県
"""
_KOREA: Final = "41 경기도 42 강원도 43 충청북도 44 충청남도 45 전라북도 46 전라남도 47 경상북도 48 경상남도 49 제주도"
_CHINA: Final = """
    HE 河北省 SX 山西省 LN 辽宁省 JL 吉林省 HL 黑龙江省 JS 江苏省 ZJ 浙江省 AH 安徽省
    FJ 福建省 JX 江西省 SD 山东省 HA 河南省 HB 湖北省 HN 湖南省 GD 广东省 HI 海南省
    SC 四川省 GZ 贵州省 YN 云南省 SN 陕西省 GS 甘肃省 QH 青海省
"""


def _pairs(country: str, text: str) -> dict[tuple[str, str], str]:
    words = text.split()
    return {(country, code): name for code, name in zip(words[::2], words[1::2], strict=True)}


NATIVE: Final = {
    **{("JP", f"{number:02}"): name for number, name in enumerate(_JAPAN.split(), start=1)},
    **_pairs("KR", _KOREA),
    **_pairs("CN", _CHINA),
}
