extension PolarityWords {
  static let asian = [
    PolarityWords(
      language: "id",
      great: """
        luar_biasa mantap* keren hebat* sempurna istimewa menakjubkan terbaik juara cinta suka_sekali top mantul memuaskan
        lezat* nikmat* enak_sekali terima_kasih terimakasih selamat rekomendasi* merekomendasikan recommended indah*
        puas_sekali puas bangga mengagumkan jempol favorit memukau
        """,
      good: """
        bagus* baik* enak* nyaman* ramah* cepat* bersih* murah* senang* suka menyenangkan cantik* mudah* lancar* rapi*
        sabar* sopan* lucu* berhasil sukses* membantu bermanfaat akurat awet cocok segar* asri sejuk strategis lengkap*
        unik* bahagia gembira harap* semoga menang damai setia elegan hangat* wajar dipercaya matang membaik menarik
        asyik asik lumayan recommended tepat_waktu senyum syukur alhamdulillah menghemat sepadan
        """,
      bad: """
        buruk* jelek* masalah* rusak* lambat* lama mahal kotor* bising* berisik dingin* sulit* sedih* bosan membosankan
        kecewa* keluh* mengeluh* terlambat* telat patah* pecah* robek* hilang sakit* lelah lemah* basi* tua lembap lembab
        bau* takut menangis sayangnya sayang kasar* bohong* gagal* menyesal* macet* boros* kurang* salah* bocor* penyok
        rugi* marah* kesal* mengganggu susah* korup* mati bunuh perang krisis tidak_enak tidak_puas tidak_suka hambar*
        alot keras kapok dipersulit nyesel ribet parkir_susah antri lapor melapor
        """,
      awful: """
        mengecewakan parah* payah* terburuk menjijikkan jijik memalukan malu keterlaluan penipu* penipuan tipu* maling
        sampah benci menyebalkan bodoh* goblok tolol anjing bangsat brengsek busuk* sialan tidak_layak tidak_masuk_akal
        tidak_bisa_diterima jangan_beli bencana mengerikan ngawur zalim hoax kapok_banget
        """),
    PolarityWords(
      language: "ja",
      great: """
        最高* 素晴らし* すばらし* 完璧* 大好き* 感動* 絶品 抜群* 最適* 大満足 一目ぼれ* 感激* 見事* 優秀* おすすめ* お勧め*
        オススメ* 勧め* 期待_以上 ありがとう* 素敵* すてき* 愛し* 幸せ*
        """,
      good: """
        良い 良く 良かっ* よかっ* いい いいです 好き* 美味し* おいし* 綺麗* きれい* 嬉し* うれし* 楽し* 便利* 快適* 満足* 丁寧*
        親切* 安心* 優し* やさし* 可愛* かわい* 面白* おもしろ* 感謝* 静か* 気に入* 速い 早い 簡単* 成功* 元気* 笑顔* 温か*
        暖か* 上手* 清潔* 綺麗 信頼* 自信* 自慢* 希望* 助か* 役立* 美し* 魅力* 大切*
        """,
      bad: """
        悪い 悪く 悪かっ* 問題* 故障* 壊れ* 遅い 遅れ* 高い 汚い 汚れ* うるさ* 騒音 冷た* 不便* 難し* 悲し* つまら* 退屈*
        不満* 苦情* 割れ* 破れ* 痛い 痛み* 疲れ* 残念* がっかり* 弱い 古い 臭い 臭く 怖い 怖く 泣* 失礼* 嘘* 失敗* 後悔* 怒*
        困* 嫌* 不安* 不快* 不良* 欠陥* 漏れ* 面倒* 雑* 物足り* 無駄* 迷惑* 期待_外れ 失望*
        """,
      awful: """
        最悪* 最低* ひど* 酷い 酷く 酷かっ* 詐欺* ゴミ 大嫌い* 許せ* 二度_と 論外 腹立* 許し* 不愉快* 馬鹿* 悪質* 悲惨*
        """),
    PolarityWords(
      language: "zh",
      great: """
        非常好 很棒 太棒 棒 完美 优秀 優秀 出色 精彩 喜爱 热爱 最好 最佳 推荐 推薦 值得 超值 惊喜 驚喜 满意 滿意 很满意 感谢 感謝
        谢谢 謝謝 卓越 绝佳 绝佳 感动 感動 恭喜 祝贺 赞 讚 点赞 好评 太好 好极了 爱 愛
        """,
      good: """
        好 很好 不错 不錯 喜欢 喜歡 漂亮 美丽 美麗 舒服 舒适 舒適 方便 干净 乾淨 好吃 美味 快乐 快樂 开心 開心 高兴 高興 友好 友善
        热情 熱情 周到 耐心 专业 專業 可靠 有趣 成功 便宜 实惠 幸福 可爱 可愛 贴心 清楚 顺利 順利 安心 希望 好看 优雅 精致 細心 细心
        """,
      bad: """
        不好 差 问题 問題 坏 壞 故障 慢 太慢 贵 貴 脏 髒 吵 噪音 冷 难 難 难过 難過 无聊 無聊 投诉 投訴 抱怨 迟到 延误 延誤 破 碎
        丢失 疼 痛 累 失望 很失望 弱 旧 舊 潮湿 发霉 臭 害怕 哭 可惜 遗憾 遺憾 粗鲁 不公平 谎言 失败 失敗 后悔 後悔 生气 生氣
        麻烦 麻煩 拒绝 拒絕 缺陷 漏水 漏 错误 錯誤 浪费 浪費 烦 不满 不滿 难吃 難吃 担心
        """,
      awful: """
        最差 糟糕 太差 很差 恶心 噁心 骗子 騙子 欺骗 诈骗 垃圾 讨厌 討厭 恨 愤怒 憤怒 灾难 災難 可怕 羞耻 无耻 不可接受 愚蠢 千万 别买
        差劲 差评 黑心
        """),
    PolarityWords(
      language: "ko",
      great: """
        최고* 훌륭* 완벽* 환상* 사랑* 대박* 멋지* 멋진* 멋져* 강추* 추천* 감동* 감사* 고맙* 고마* 놀라* 뛰어나* 뛰어난* 탁월* 축하*
        강력_추천* 최상*
        """,
      good: """
        좋* 예쁘* 예쁜* 예뻐* 예뻐서 맛있* 편하* 편한* 편안* 편리* 친절* 깨끗* 빠르* 빠른* 빨라* 재미있* 재밌* 행복* 기쁘* 기뻐*
        만족* 즐겁* 즐거* 유용* 쉽* 쉬워* 성공* 다행* 웃* 귀엽* 귀여* 따뜻* 정확* 든든* 희망* 저렴* 정중* 아름다* 자신* 믿음*
        """,
      bad: """
        나쁘* 나쁜* 나빠* 문제* 고장* 느리* 느린* 비싸* 비싼* 더럽* 더러* 시끄럽* 시끄러* 차갑* 불편* 어렵* 슬프* 슬픈* 지루* 불만*
        늦* 부러* 부서* 깨지* 깨져* 찢* 아프* 아픈* 피곤* 실망* 약하* 낡* 냄새* 무섭* 울* 아쉽* 아쉬* 무례* 거짓* 실패* 후회* 화가
        짜증* 걱정* 불안* 불친절* 누수 새까맣* 타고 아깝* 아까* 거부* 답답* 별로* 오류* 싫* 못_받*
        """,
      awful: """
        최악* 끔찍* 형편없* 쓰레기* 사기* 역겹* 혐오* 증오* 분노* 엉망* 절대* 수치* 부끄* 바보* 멍청* 환불* 다시는 쓸모없* 사지_마*
        """),
    PolarityWords(
      language: "vi",
      great: """
        tuyệt tuyệt_vời xuất_sắc hoàn_hảo yêu tốt_nhất ngon_tuyệt đáng_tiền cảm_ơn chúc_mừng ấn_tượng mê khuyên_dùng
        rất_hài_lòng
        """,
      good: """
        tốt đẹp thích vui hạnh_phúc hài_lòng thân_thiện dễ_chịu thoải_mái nhanh sạch ngon rẻ tiện tiện_lợi thú_vị
        thành_công chuyên_nghiệp nhiệt_tình lịch_sự dễ_thương ổn hy_vọng chu_đáo hữu_ích
        """,
      bad: """
        xấu tệ lỗi hỏng chậm đắt bẩn ồn lạnh khó buồn chán phàn_nàn khiếu_nại trễ muộn vỡ rách mất đau mệt thất_vọng
        yếu cũ ẩm hôi sợ khóc tiếc thô_lỗ bất_lịch_sự nói_dối thất_bại hối_hận tức_giận khó_chịu phiền từ_chối rò_rỉ
        """,
      awful: """
        kinh_khủng tồi_tệ kinh_tởm ghê_tởm lừa_đảo rác ghét thảm_họa nhục không_chấp_nhận ngu tệ_nhất tồi
        """),
    PolarityWords(
      language: "th",
      great: """
        ยอดเยี่ยม ดีเยี่ยม สุดยอด เยี่ยม วิเศษ สมบูรณ์แบบ รัก หลงรัก ดีที่สุด แนะนำ ขอบคุณ ประทับใจ เลิศ คุ้มค่า
        """,
      good: """
        ดี สวย สวยงาม ชอบ สุข ความสุข มีความสุข พอใจ สบาย สะดวก เร็ว รวดเร็ว สะอาด อร่อย สนุก ใจดี สุภาพ ง่าย น่ารัก สำเร็จ ยินดี
        เป็นกันเอง คุ้ม อบอุ่น
        """,
      bad: """
        แย่ เสีย ปัญหา ช้า แพง สกปรก เสียงดัง เย็นชืด ยาก เศร้า น่าเบื่อ เบื่อ ร้องเรียน สาย แตก ขาด หาย เจ็บ เหนื่อย ผิดหวัง
        อ่อน เก่า เหม็น กลัว น่าเสียดาย หยาบคาย โกหก ล้มเหลว โกรธ รำคาญ พัง รั่ว ปฏิเสธ
        """,
      awful: """
        แย่มาก เลว เลวร้าย ห่วย น่ารังเกียจ หลอกลวง โกง ขยะ เกลียด หายนะ น่าอาย โง่ แย่ที่สุด
        """),
  ]
}
