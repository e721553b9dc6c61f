"""A few stories to see. Everything in them is invented."""

HOUSE = {
    "name": "Cổng tin Toà Soạn",
    "short_name": "Toà Soạn",
    "prefix": "Toasoan.vn",
}

TOPIC = {
    "title": "Nối đôi bờ sông Vàm Lá",
    "introduction": "Từ lễ khởi công đến ngày thông xe cây cầu thay cho bến đò đã có từ trăm năm.",
}

SECTIONS = {
    "Thời sự": "Việc của đất nước trong ngày.",
    "Kinh tế": "Sản xuất, giao thương và đời sống.",
    "Xã hội": "Giáo dục, y tế, chuyện người dân.",
}

STORIES = [
    {
        "section": "Thời sự",
        "kicker": "Nối đôi bờ sông Vàm Lá",
        "title": "Thông xe cầu Vàm Lá, chấm dứt cảnh lụy đò của hơn ba vạn dân",
        "standfirst": "Sau 26 tháng thi công, cây cầu dây văng dài 1.240 mét bắc qua sông Vàm Lá "
        "được đưa vào khai thác, rút đường từ hai xã cù lao về trung tâm huyện còn mười phút.",
        "dateline": "An Phước",
        "body": "<p>Từ sáng sớm, người dân hai bên bờ đã đứng kín lối lên cầu. Nhiều cụ già nói, "
        "họ đợi ngày này từ hồi còn trẻ, khi mỗi chuyến đi chợ phải chờ con nước.</p>"
        "<h2>Học sinh không còn nghỉ học mùa nước nổi</h2>"
        "<p>Theo ban quản lý dự án, cầu rộng 17,5 mét, bốn làn xe, có lối riêng cho người đi bộ. "
        "Trường trung học của huyện cho biết mỗi mùa nước nổi trước đây có khoảng 200 em phải "
        "nghỉ học vì đò ngừng chạy.</p><p>Bến đò cũ được giữ lại làm bến du lịch; bảy hộ chèo đò "
        "được hỗ trợ học nghề và vay vốn.</p>",
        "byline": "Đặng Thu Ngân",
        "picture": "bridge",
        "caption": "Cầu Vàm Lá trong buổi chiều trước ngày thông xe.",
        "keywords": ["cầu Vàm Lá", "giao thông", "An Phước"],
        "in_topic": True,
        "hours_ago": 2,
    },
    {
        "section": "Kinh tế",
        "title": "Lúa ruộng bậc thang được mùa, hợp tác xã ký bán hết ngay tại bờ",
        "standfirst": "Năng suất vụ này cao hơn năm trước khoảng 8 %, bà con giữ được giá nhờ cùng "
        "đứng tên một hợp đồng.",
        "dateline": "Nà Pheo",
        "body": "<p>Hợp tác xã Nà Pheo có 146 hộ, canh tác trên 92 hecta ruộng bậc thang. Đầu vụ, "
        "các hộ thống nhất một giống, một lịch xuống đồng và một sổ ghi chép chung.</p>"
        "<p>“Làm chung sổ thì người mua tin, mà mình cũng biết mình lời lỗ thế nào”, chủ nhiệm "
        "hợp tác xã nói bên đống thóc vừa cân.</p><h2>Đường nội đồng đi trước một bước</h2>"
        "<p>Huyện đã làm xong 11 kilômét đường nội đồng, xe tải nhỏ vào được tận chân ruộng.</p>",
        "byline": "Đặng Thu Ngân",
        "picture": "paddies",
        "caption": "Ruộng bậc thang Nà Pheo vào ngày gặt rộ.",
        "keywords": ["nông nghiệp", "hợp tác xã"],
        "hours_ago": 5,
    },
    {
        "section": "Kinh tế",
        "title": "Cảng Hòn Dáng rút thời gian thông quan còn dưới bốn giờ",
        "standfirst": "Hồ sơ được kiểm trước khi tàu cập bến, hàng tươi đi thẳng ra cổng.",
        "dateline": "Hòn Dáng",
        "body": "<p>Từ đầu tháng, các cơ quan tại cảng dùng chung một tờ khai điện tử. Doanh "
        "nghiệp nộp một lần, theo dõi được từng bước trên điện thoại.</p><p>Trong tuần đầu, 1.180 "
        "container hàng tươi được ưu tiên, thời gian trung bình là 3 giờ 40 phút.</p>",
        "byline": "Đặng Thu Ngân",
        "picture": "harbour",
        "caption": "Bốc dỡ container tại cảng Hòn Dáng.",
        "keywords": ["cảng biển", "chuyển đổi số"],
        "hours_ago": 9,
    },
    {
        "section": "Xã hội",
        "title": "Trạm y tế xã mở cửa buổi tối, người đi làm ca không phải nghỉ việc để khám",
        "standfirst": "Mười hai trạm y tế thử khám đến 20 giờ ba ngày mỗi tuần.",
        "body": "<p>Sau một tháng, số lượt khám buổi tối chiếm gần một phần ba tổng số lượt khám; "
        "phần đông là công nhân và cha mẹ đưa con nhỏ đi tiêm.</p><ul><li>Thứ ba, thứ năm: khám "
        "chung.</li><li>Thứ bảy: tiêm chủng và khám thai.</li></ul><p>Ngành y tế sẽ đánh giá vào "
        "cuối quý trước khi mở rộng.</p>",
        "byline": "Đặng Thu Ngân",
        "keywords": ["y tế cơ sở"],
        "hours_ago": 20,
    },
    {
        "section": "Thời sự",
        "title": "Khảo sát tuyến xe buýt nối cầu Vàm Lá với ga đường sắt",
        "standfirst": "Ba phương án được lấy ý kiến người dân đến hết tháng.",
        "body": "<p>Phương án ngắn nhất dài 14 kilômét, đi qua hai trường học và bệnh viện huyện. "
        "Người dân có thể góp ý tại trụ sở các xã hoặc gửi thư về phòng hạ tầng.</p>",
        "byline": "Đặng Thu Ngân",
        "keywords": ["giao thông", "cầu Vàm Lá"],
        "in_topic": True,
        "hours_ago": 30,
    },
]
