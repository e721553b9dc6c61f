"""Sentences as a government portal prints them; every person and place is invented."""

ORDINARY = """
Sáng 26/11, Bộ trưởng Bộ Thủy lợi Đoàn Văn Lụy làm việc với tỉnh Hậu Bình về kè biển.
Cùng dự có Chủ tịch UBND tỉnh Trịnh Thị Mận, Phó Chủ tịch UBND tỉnh Lê Quang Đẩu.
Phu nhân Bộ trưởng Đoàn Văn Lụy thăm lớp học tình thương ở phường Bến Đò.
Theo Bộ trưởng, đến thứ Hai, ngày 30/11/2026, 12 xã ven biển phải có phương án di dời.
Bộ trưởng Thủy lợi Đoàn Văn Lụy nhấn mạnh ba việc phải làm ngay trong mùa mưa.
Ông Đoàn Văn Lụy - Bộ trưởng Bộ Thủy lợi - trao quà cho 120 hộ dân.
Bà Trịnh Thị Mận, Chủ tịch UBND tỉnh, cảm ơn sự quan tâm của Trung ương.
Nguyên Thứ trưởng Bộ Thủy lợi Vũ Công Tầm kể lại những ngày đắp đê.
Thay mặt lãnh đạo tỉnh, Phó Chủ tịch Lê Quang Đẩu tiếp thu các ý kiến.
Giám đốc Sở Y tế Phan Thị Nết cho biết cả tỉnh có 15 trạm y tế lưu động.
Sau khi gặp Bộ trưởng Bộ Thủy lợi, ông Lê Quang Đẩu kiểm tra đoạn kè sạt.
Trợ lý Bộ trưởng, anh Hồ Văn Vẹn, ghi lại từng kiến nghị của bà con.
Nông dân Đặng Văn Thuận, 45 tuổi, nói năm nay lúa được mùa.
Em Hồ Minh Khôi, lớp 5 Trường Tiểu học Bến Đò, nhặt được của rơi trả người mất.
Đường Phan Thị Nét được mở rộng từ 7 m lên 12 m.
Ông Nguyễn Sỹ Hùng, 63 tuổi, lái đò ở bến này đã 30 năm.
Chị Trần Thị Thúy và anh Lý Sỹ Nam vừa mở lớp dạy nghề đan lát.
Các bác sĩ của bệnh viện huyện khám cho 300 người cao tuổi.
Đội văn nghệ xã xếp thứ ba, 15/20 đội vào vòng trong.
Đội bóng của huyện đứng thứ hai 5/12 đội dự giải.
Lễ giỗ tổ nghề được tổ chức ngày 30/2 âm lịch hằng năm.
Hội làng mở từ ngày 28 đến 30/11, khai mạc lúc 7 giờ 30.
Phiên chợ họp các ngày 5, 15 và 25 hằng tháng.
Hồ sơ gửi về số nhà 12/15/2020, hẻm 45/13 đường Bờ Kè.
Nghị quyết số 30/2026/NQ-HĐND được thông qua với 47/50 phiếu.
Đến sáng 15/20 xã đã có điện trở lại.
Công văn số 3112/UBND-KT yêu cầu các sở báo cáo trước ngày 15/12.
Kỳ họp thứ 9 diễn ra từ 24-27/11/2026 tại hội trường tỉnh.
Dự án khởi công ngày 27.11.2026, hoàn thành trong tháng 12/2027.
Chủ nhật, 29/11, các tuyến xe buýt chạy miễn phí.
Tối thứ Bảy (28/11), Nhà văn hóa chiếu phim lưu động.
Mưa trên 100 mm từ đêm 25 đến sáng 26/11.
Triều cường đạt đỉnh 1,65 m vào 5h30 ngày 27/11.
Tỉnh chi 2,5 tỷ đồng gia cố 1.200 m kè.
Nguồn vốn gồm 1.500 triệu đồng của tỉnh và 1 tỷ đồng của huyện.
Sản lượng lúa tăng 5,5% so với cùng kỳ, đạt 45.000 tấn.
Giá lúa ở mức 8.500 đồng/kg, cao hơn năm trước 300 đồng.
Đoàn thể thao tỉnh giành 11 huy chương vàng, 15 huy chương bạc, 9 huy chương đồng.
Hơn 300 đồng chí cán bộ, chiến sĩ giúp dân gặt lúa chạy lũ.
Mỗi hộ được hỗ trợ 2 triệu đồng và 30 kg gạo.
Ba học sinh đoạt giải quốc gia; toàn trường có 1.200 học sinh.
Lực lượng chức năng xử phạt 5 người xả rác; không có ai bị thương.
Tuyến đường dài 30km nối hai xã, tốc độ cho phép 60 km/giờ.
Đoạn từ Km 12 đến Km 19 Quốc lộ 1 đang sửa chữa.
Công an phường nhắc người dân không tin lời mời góp vốn qua mạng.
Dịch COVID-19 không còn là mối lo lớn, theo ngành y tế.
Trường THPT Vũ Công Tằm đón 400 học sinh khối 10.
Thư viện tỉnh nhận 2.000 đầu sách, báo, tạp chí, v.v.
Toàn tỉnh còn 1,2% hộ nghèo, giảm 0,4 điểm phần trăm.
Người dân gọi số 1900 1234 để được hướng dẫn làm căn cước.
Bộ phận một cửa giải quyết 98% hồ sơ trước hạn.
Quyết định có hiệu lực từ 1/1/2027 và thay thế văn bản trước.
Năm học 2026-2027, học sinh tựu trường sớm nhất ngày 24/8.
Lương tháng 13 được trả trước Tết, theo công đoàn cơ sở.
Vùng biển phía nam có gió cấp 6, giật cấp 8, sóng cao 2-4 m.
Mô hình trồng bưởi 3 ha của anh Phan Văn Nết cho thu 200 triệu đồng mỗi năm.
Chương trình “Áo ấm cho em” đã đến với 25 điểm trường.
Tọa đàm bàn về cải cách hành chính, chuyển đổi số và hội nhập.
Khách tham quan tăng, đạt 1,2 triệu lượt trong mười tháng.
Bà con mong cây cầu mới sớm thành hình để con em đi học khỏi lụy đò.
Hai bên đã thỏa thuận ngày bàn giao mặt bằng.
Hội Nông dân tỉnh tặng 20 tấn phân bón, 5 tấn lúa giống.
""".strip().splitlines()

HEADS = [
    ("120 hộ dân vùng kè biển nhận quà", "Bộ trưởng Bộ Thủy lợi thăm Hậu Bình ngày 26/11."),
    ("Tỉnh chi 2,5 tỷ gia cố 1.200 mét kè", "12 xã ven biển có phương án trước thứ Hai."),
    ("11 huy chương vàng cho thể thao tỉnh", "Đoàn còn có 15 huy chương bạc."),
    ("Hậu Bình: 300 đồng chí giúp dân gặt lúa", "Lúa tăng 5.5%, đạt 45.000 tấn."),
    ("Thêm 30 km đường nối hai xã", "Xe được chạy 60 km/giờ; 5 người bị phạt vì xả rác."),
    ("3 học sinh đoạt giải quốc gia", "Chuyện ở một ngôi trường bên sông."),
]

WRONG = [
    ("office", "Chủ tịch UBND tỉnh, ông Lê Quang Đẩu, kết luận cuộc họp."),
    ("office", "Ông Lê Quang Đẩu (Giám đốc Sở Y tế) kiểm tra trạm."),
    ("office", "Thứ trưởng Thủy lợi Vũ Công Tầm thăm kè."),
    ("name", "Bộ trưởng Đoàn Văn Lũy phát lệnh khởi công."),
    ("name", "Bà Trịnh Thị Mân, Chủ tịch UBND tỉnh, chủ trì."),
    ("date", "Hội làng mở các ngày 29-31/11."),
    ("date", "Dự án xong trong tháng 13/2027."),
    ("date", "Thứ Ba, ngày 26/11/2026, xe buýt nghỉ."),
    ("phrase", "Có thoả thuận ngầm giữa hai nhà thầu."),
    ("spelling", "Các bác sỹ khám cho người già."),
    ("spelling", "Gạo, muối, đường, vv."),
    ("protocol", "Dự có Phó Chủ tịch UBND tỉnh Lê Quang Đẩu, Chủ tịch UBND tỉnh Trịnh Thị Mận."),
]
