"""Every sentence that a faulty post, plan or setting earns, in one list.

The build, the command line and the editor say the same words. Each names what was
found and what to write instead. Places in braces are filled in by the check.
"""

# The file as a whole.
NOT_UTF8 = "tệp không ở dạng UTF-8 (byte thứ {place} lạ); hãy lưu lại bằng mã hóa UTF-8"
TOO_LARGE = "tệp nặng {found} KB; hãy rút gọn xuống dưới {limit} KB, tài liệu dài thì đính kèm"
CONTROL_CHARACTER = "có ký tự điều khiển {found} không hiện ra được; hãy xóa ký tự này"
NO_FRONT_MATTER = "tệp không mở đầu bằng dòng ---; hãy viết phần khai báo giữa hai dòng ---"
OPEN_FRONT_MATTER = "phần khai báo chưa đóng; hãy thêm một dòng --- trước nội dung bài"
FILE_NAME = "tên tệp {found} dùng làm địa chỉ trang; hãy đổi thành {instead}"
UNREADABLE = "không mở được tệp; hãy kiểm tra quyền đọc và tên tệp"
OUTSIDE = "tệp là liên kết ra ngoài thư mục bài viết; hãy chép tệp vào thư mục"

# YAML.
NOT_A_FORM = "phần khai báo không có mục nào; hãy viết mỗi mục một dòng như title: …"
SECOND_DOCUMENT = "có hai phần khai báo; hãy gộp làm một"
TOO_DEEP = "khai báo lồng nhau quá sâu; hãy viết theo mẫu"
TWICE = "mục này viết hai lần; hãy giữ một"
YAML_ANCHOR = "không dùng ký hiệu & và * của YAML; nếu là chữ, hãy đặt trong ngoặc kép"
YAML_TAG = "không dùng ký hiệu ! của YAML; nếu là chữ, hãy đặt trong ngoặc kép"
YAML_TAB = "có phím Tab ở đầu dòng; hãy thay bằng dấu cách"
YAML_COLON = "dấu hai chấm làm câu bị hiểu nhầm; hãy đặt cả câu trong ngoặc kép"
YAML_QUOTE = "ngoặc kép hoặc ngoặc đơn mở mà chưa đóng, hoặc đóng giữa câu; hãy kiểm tra dấu ngoặc"
YAML_LIST = "danh sách trong ngoặc [ ] hoặc { } chưa đóng; hãy thêm dấu đóng"
YAML_INDENT = "các dòng không thẳng hàng; hãy kiểm tra số dấu cách đầu dòng"
YAML_SPECIAL = "câu mở đầu bằng một ký hiệu riêng của YAML; hãy đặt cả câu trong ngoặc kép"
YAML_NO_COLON = "dòng thiếu dấu hai chấm sau tên mục; hãy viết như title: …"
YAML_ESCAPE = "dấu \\ trong ngoặc kép không phải là chữ; hãy dùng ngoặc đơn thay ngoặc kép"
YAML_FAULT = "không đúng cú pháp YAML; hãy kiểm tra dấu cách đầu dòng, dấu hai chấm và dấu ngoặc"

# One field.
MISSING = "thiếu hoặc để trống; hãy viết {want}"
UNKNOWN_FIELD = "không có mục tên này; hãy xóa, hoặc dùng một trong các mục: {known}"
NEAR_FIELD = "không có mục tên này; có phải ý bạn là {near}?"
NOT_TEXT = "phải là một dòng chữ; hãy viết {want}"
NOT_ONE_LINE = "phải nằm trên một dòng; hãy bỏ chỗ xuống dòng"
TOO_LONG = "dài {found} ký tự; hãy rút còn nhiều nhất {limit}"
NOT_DAY = "không đọc được ngày '{found}'; hãy viết như 2026-03-04"
NO_SUCH_DAY = "không có ngày '{found}' trong lịch; hãy viết một ngày có thật như 2026-03-04"
NO_OFFSET = "giờ '{found}' thiếu múi giờ; hãy viết như 2026-03-04T08:30:00+07:00"
DAY_OUT_OF_RANGE = "ngày '{found}' ngoài khoảng 2000–2100; hãy kiểm tra năm"
NOT_BOOL = "'{found}' không phải true hay false; hãy viết true (có) hoặc false (không)"
NOT_COUNT = "'{found}' không phải số nguyên từ 1 trở lên; hãy viết như 6"
NOT_LIST = "phải là một danh sách; hãy viết như [{example}]"
NOT_GROUP = "phải gồm các mục con; hãy viết như {{{example}}}"
NOT_TERM = "không có {what} '{found}'; hãy chọn một trong: {known}"
NEAR_TERM = "không có {what} '{found}'; có phải ý bạn là '{near}'?"
REPEATED = "'{found}' viết hai lần trong danh sách; hãy giữ một"
NOT_ADDRESS = "'{found}' không phải địa chỉ web; hãy viết đầy đủ như https://…"
NOT_SLUG = "'{found}' không phải tên địa chỉ; hãy viết chữ thường không dấu nối bằng gạch ngang"
NOT_CODE = "'{found}' không phải mã (chữ thường không dấu nối bằng gạch ngang); hãy viết {want}"
YEAR_OUT_OF_RANGE = "năm '{found}' ngoài khoảng 2000–2100; hãy viết như 2026"
NOT_PERIOD = "không đọc được kỳ '{found}'; hãy viết như {example}"

# What fields say together.
NO_PUBLICATION_DAY = "chưa có ngày nào; hãy thêm sent (ngày gửi), published (ngày đăng) hoặc aired"
PUBLISHED_BEFORE_SENT = "ngày đăng {published} trước ngày gửi {sent}; hãy kiểm tra hai ngày"
AIRED_ON_PAGE = "kênh '{found}' không phát sóng; hãy dùng sent, published thay cho aired"
WITHDRAWN_EARLY = "ngày gỡ {found} trước ngày đăng bài {date}; hãy kiểm tra hai ngày"
UPDATED_EARLY = "ngày sửa {found} trước ngày đăng bài {date}; hãy kiểm tra hai ngày"
EMPTY_BODY = "bài chưa có nội dung; hãy viết nội dung, hoặc đặt on_site: false nếu chỉ ghi nhận"
NOT_A_TASK = "'{found}' là {kind}, không phải nhiệm vụ có hạn; hãy xóa khỏi tasks"
FORMERLY_SELF = "'{found}' là địa chỉ đang dùng của chính bài này; hãy xóa khỏi formerly"

NOT_OLD_ADDRESS = "'{found}' không phải địa chỉ trên trang cũ; hãy viết như /2019/05/ten-bai/"
OLD_ADDRESS_TAKEN = "địa chỉ trên trang cũ '{found}' đã là của bài {other}; hãy giữ ở một bài"

# Personal data: `cchc check` asks until it is answered, a build only tells.
PERSONAL_DATA = "có {kind} '{found}' ({law}); hãy xóa, hoặc nêu lý do được đăng ở mục personal_data"
PERSONAL_DATA_GONE = "'{found}' không còn trong bài; hãy xóa mục này khỏi personal_data"

# The text.
FORBIDDEN_HTML = "không được dùng thẻ <{found}>; hãy viết bằng Markdown"
FORBIDDEN_EVENT = "không được dùng thuộc tính {found}; hãy xóa thuộc tính này"
FORBIDDEN_LINK = "liên kết '{found}' không an toàn; hãy dùng http, https, mailto hoặc tel"
DEEP_QUOTE = "trích dẫn lồng nhau quá sâu; hãy bớt dấu > ở đầu dòng"
TOO_MUCH_HTML = "có hơn {limit} thẻ HTML; hãy viết bằng Markdown"
NO_ALT = "hình '{found}' thiếu lời mô tả; hãy viết trong ngoặc vuông trước địa chỉ hình"
MISSING_FILE = "không thấy tệp '{found}' cạnh bài viết; hãy kiểm tra tên tệp, hoặc thêm tệp vào"
FILE_OUTSIDE = "tệp '{found}' nằm ngoài thư mục bài viết; hãy chép tệp vào cạnh bài"
FILE_TYPE = "loại tệp '{found}' không được đăng; hãy dùng {known}"
FILE_TOO_LARGE = "tệp '{found}' nặng {size} MB; hãy giảm xuống dưới {limit} MB"
FILE_CONTENT = "tệp '{found}' có nội dung là {kind}, không đúng với đuôi tệp; hãy lưu lại đúng loại"
PICTURE_BROKEN = "hình '{found}' bị hỏng hoặc chép chưa trọn; hãy lưu lại từ hình gốc"
PICTURE_TOO_LARGE = (
    "hình '{found}' quá {limit} triệu điểm ảnh, hoặc một chiều quá {side} điểm; hãy thu nhỏ hình"
)
PICTURE_SVG = "hình SVG '{found}' có thể mang mã lệnh nên không được đăng; hãy xuất ra PNG"
PICTURE_ELSEWHERE = "hình '{found}' nằm ở trang khác; hãy tải về, đặt tệp hình cạnh bài viết"
MISSING_POST = "không có bài '{found}'; hãy kiểm tra đường dẫn của bài được nhắc tới"

# Posts together.
SAME_SLUG = "địa chỉ '{found}' đã là của bài {other}; hãy đổi tên tệp"
FORMER_SLUG_TAKEN = "địa chỉ cũ '{found}' đang là của bài {other}; hãy xóa khỏi formerly"
FORMERLY_LOOP = "địa chỉ cũ chỉ vòng lại nhau với bài {other}; hãy bỏ một trong hai"

# The registers.
UNKNOWN_REGISTER = "không có danh mục tên '{found}'; hãy đặt tên tệp là một trong: {known}"
LINK_NOT_FULL = "liên kết '{found}' không đủ; hãy viết https://… hoặc địa chỉ như /van-ban/"
NOT_CLOCK = "không đọc được giờ '{found}'; hãy viết như 08:30"
END_BEFORE_START = "giờ kết thúc {end} không sau giờ bắt đầu {start}; hãy kiểm tra hai giờ"
NO_SUCH_OPTION = "đáp án {found} không có trong {number} lựa chọn; hãy viết số thứ tự từ 1"
FEW_OPTIONS = "câu hỏi cần từ hai lựa chọn trở lên; hãy viết thêm"
NOT_PHONE = "'{found}' không phải số điện thoại; hãy viết như 024 3456 7890"
NOT_EMAIL = "'{found}' không phải địa chỉ thư điện tử; hãy viết như vanthu@xa.gov.vn"
FILE_OR_ADDRESS = "cần đúng một trong: file (video tự lưu), url (trang khác); hãy viết một"
NO_CAPTIONS = "video cần phụ đề cho người khiếm thính; hãy viết tên tệp .vtt"
NOT_RECORDING = "'{found}' không phải bản ghi âm; hãy dùng tệp .mp3 hoặc .m4a"
NOT_LENGTH = "'{found}' không phải thời lượng; hãy viết phút và giây như '9:45', trong dấu nháy"
NO_REGISTER_FILE = "không thấy tệp '{found}' trong {folder}; hãy kiểm tra tên, hoặc thêm tệp vào"

# The plan.
SAME_CODE = "mã '{found}' đã dùng ở dòng {line}; mỗi mã chỉ dùng một lần"
NOT_RULE = "không có mục '{found}' trong kế hoạch; hãy kiểm tra mã"
NOT_HERE = "{what} không dùng mục này; hãy xóa"
FROM_AFTER_TO = "bắt đầu {start} sau khi đã kết thúc {end}; hãy kiểm tra from và to"
WRONG_RULE = "'{found}' là {kind}; hãy viết mã một {want}"
RULE_LOOP = "'{found}' lại tính theo chính mục này; hãy bỏ một trong hai"
FOLLOWS_LATER = "kế hoạch '{found}' là của năm {year}, không phải năm trước; hãy kiểm tra follows"
ONE_DEADLINE = "nhiệm vụ cần đúng một trong: window, deadline, reports; hãy viết một, xóa mục thừa"
SHARED_NAME = "tên '{found}' đã là của '{other}'; mỗi tên chỉ thuộc một đơn vị hoặc nhóm"

# The members of the repository.
NO_ADMINISTRATOR = "phải có ít nhất một người quản trị; hãy thêm roles: [quan-tri] cho một người"
MEMBER_WITHOUT_RIGHT = "chưa được làm gì; hãy viết đơn vị (units) hoặc vai trò (roles)"
SAME_EMAIL = "địa chỉ '{found}' đã là của '{other}'; mỗi địa chỉ chỉ của một người"
NOT_SSH_KEY = "'{found}' không phải khóa SSH công khai; hãy chép cả dòng của tệp .pub"
NOT_OPENPGP_KEY = "không phải khóa OpenPGP công khai; hãy chép cả khối gpg --armor --export in ra"
EDITOR_WITHOUT_KEY = (
    "trình biên tập lưu thay người khác nên phải có khóa; hãy thêm ssh hoặc openpgp"
)

# The settings.
NO_PLAN_FILE = "không thấy tệp kế hoạch '{found}'; hãy kiểm tra plan trong mkdocs.yml"
NO_HOST = (
    "chưa có site_url là địa chỉ web; hãy viết địa chỉ trang như https://thuongphuc.hanoi.gov.vn/"
)
NOT_TARGET = (
    "'{found}' không phải nơi đưa trang lên; hãy viết một thư mục như /srv/trang-xa/cong-bo, "
    "thư mục ở máy khác như xa@may-chu:/srv/trang-xa, hoặc kho S3 như s3://trang-xa"
)
NO_STYLESHEET = (
    "extra_css: không có tệp '{found}' trong docs/; hãy kiểm tra tên tệp trong mkdocs.yml"
)
NO_CSS = "extra_css: có tệp không phải là CSS ({found})"
