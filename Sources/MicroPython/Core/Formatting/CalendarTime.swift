// Dates of the Gregorian calendar and seconds since 1970-01-01. shared/timeutils.

/// A moment as date and time of day, to the second.
struct CalendarTime: Equatable {
    var year: Int
    /// 1...12; other months carry over into the year.
    var month: Int
    /// 1...31; other days carry over into the month.
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0

    init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        (self.year, self.month, self.day, self.hour, self.minute, self.second) = (year, month, day, hour, minute, second)
    }

    init(secondsSinceEpoch seconds: Int) {
        let days = Int((Double(seconds) / 86400).rounded(.down))
        let rest = seconds - days * 86400
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        // Years are counted from March, so that the leap day is the last of its year; 400 of them have 146,097 days.
        let fromMarch = days + 719_468
        let era = (fromMarch >= 0 ? fromMarch : fromMarch - 146_096) / 146_097
        let dayOfEra = fromMarch - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var secondsSinceEpoch: Int { daysSinceEpoch &* 86400 &+ hour &* 3600 &+ minute &* 60 &+ second }

    /// 0 is Monday.
    var weekday: Int { (daysSinceEpoch % 7 + 10) % 7 }

    /// 1...366.
    var yearday: Int { daysSinceEpoch - CalendarTime(year: year, month: 1, day: 1).daysSinceEpoch + 1 }

    private var daysSinceEpoch: Int {
        let carried = year &+ Int((Double(month - 1) / 12).rounded(.down))
        let normal = ((month - 1) % 12 + 12) % 12 + 1
        let fromMarch = normal <= 2 ? carried - 1 : carried
        let era = (fromMarch >= 0 ? fromMarch : fromMarch - 399) / 400
        let yearOfEra = fromMarch - era * 400
        let dayOfYear = (153 * (normal > 2 ? normal - 3 : normal + 9) + 2) / 5 + day - 1
        return era &* 146_097 &+ yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 &+ dayOfYear - 719_468
    }
}
