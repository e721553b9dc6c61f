"""Documents as they come from portals, in words of our own, and a way to import them."""

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

ARCHIVED = """Hà Nội

Khánh thành trạm bơm Cồn Sẻ: Nước ngọt về với ba xã

(Songhau.vn) – Ngày 12/5, trạm bơm Cồn Sẻ chính thức vận hành, đưa nước ngọt về cho hơn 4.000 hộ \
dân của ba xã ven biển sau hai năm xây dựng.

12/05/2021 09:15

Chủ tịch xã Võ Thị Mận mở van nước đầu tiên tại lễ khánh thành. Ảnh: Trần Khế

Từ sáng sớm, người dân đã có mặt đông đủ bên bờ kênh để chờ dòng nước đầu tiên chảy về.

.

Hai năm chờ nước

.

Công trình có ba tổ máy, công suất 1.200 mét khối mỗi giờ, lấy nước từ sông Hậu vào kênh chính.

.

Bà con dẫn nước vào ruộng trong buổi chiều cùng ngày. Ảnh: Trần Khế

Theo kế hoạch, giai đoạn hai sẽ kéo đường ống thêm mười hai cây số về phía cửa sông.

.

Lê Bưởi

Top
"""

TIMELESS = """Phạm Văn Ổi » Tin địa phương » Hội nghị bàn về cây ăn trái miệt vườn

Hội nghị bàn về cây ăn trái miệt vườn

(Tin địa phương) - Ngày 3/2, huyện Cồn Sẻ tổ chức hội nghị bàn về cây ăn trái với sự tham gia của \
hơn một trăm nhà vườn.

Ông Phạm Văn Ổi phát biểu khai mạc hội nghị. Ảnh: SHN/Trần Khế

Các đại biểu cho rằng cần có kho lạnh gần vùng trồng để giữ trái tươi lâu hơn.

Nhiều nhà vườn đề nghị mở thêm lớp tập huấn vào mùa nước nổi.
"""

WITH_FILES = """Skip to main content

Lễ hội đua ghe ngo trên sông Cồn Sẻ

10/11/2022 15:12 CH Xem cỡ chữ
(Songhau.vn) -

Sáng 10/11, hàng nghìn người dân đổ về hai bên bờ sông để xem các đội ghe tranh tài.

ghe-l1.jpg

Đội ghe ấp Trên về nhất nội dung nam

Nước lớn khiến cuộc đua năm nay gay cấn hơn mọi năm, theo ban tổ chức.

ghe-l2.jpg

ghe-l3.jpg

Người dân hai bên bờ cổ vũ các đội

Ban tổ chức cho biết năm sau sẽ có thêm nội dung nữ.

Mai Sầu Riêng

Từ khóa: đua ghe ngo, lễ hội, Cồn Sẻ
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments) -> tuple[int, str]:
    """Call the command; return its exit code and what it printed."""
    out = StringIO()
    try:
        call_command("import_documents", *map(str, arguments), stdout=out, stderr=StringIO())
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()
