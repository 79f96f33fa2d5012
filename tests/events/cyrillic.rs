use super::check;

#[test]
fn ukrainian() {
    check(&[
        (
            "Вночі дрони атакували нафтобазу в [Одесі].",
            "STRIKE asserted+ Одесі (settlement) author",
        ),
        (
            "Внаслідок обстрілу [Нікополя] загинула жінка.",
            "STRIKE asserted+ Нікополя (settlement) author",
        ),
        (
            "Окупанти вдарили ракетами по [Краматорську].",
            "STRIKE asserted+ Краматорську (settlement) author",
        ),
        (
            "Військові не залишили позиції біля [Торецька].",
            "WITHDRAW asserted- Торецька (near) author",
        ),
        (
            "У [Чернівцях] поліція затримала двох чоловіків.",
            "ARREST asserted+ Чернівцях (settlement) author",
        ),
        (
            "У [Бєлгороді] удар заперечують.",
            "STRIKE claimed- Бєлгороді (settlement) author",
        ),
        ("Бої тривають під [Куп’янськом].", "CLASH asserted+ Куп’янськом (near) author"),
        (
            "Міноборони заявило, що ворог захопив [Роботине].",
            "CAPTURE claimed+ Роботине (settlement) Міноборони",
        ),
    ]);
}

#[test]
fn russian() {
    check(&[
        ("В [Белгороде] удар отрицают.", "STRIKE claimed- Белгороде (settlement) author"),
        (
            "Ракеты попали в склад в [Мелитополе].",
            "STRIKE asserted+ Мелитополе (settlement) author",
        ),
        (
            "Армия обстреляла окраины [Омдурмана].",
            "STRIKE asserted+ Омдурмана (near) author",
        ),
        ("Боевики захватили [Кидаль].", "CAPTURE asserted+ Кидаль (settlement) author"),
        ("Войска не заняли [Угледар].", "CAPTURE asserted- Угледар (settlement) author"),
        ("Протесты прошли в [Ереване].", "PROTEST asserted+ Ереване (settlement) author"),
        (
            "Удар по [Хомсу]: взорвался склад.",
            "STRIKE asserted+ Хомсу (settlement) author",
        ),
    ]);
}
