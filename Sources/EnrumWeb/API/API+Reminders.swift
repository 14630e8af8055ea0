import EnrumCore
import HTTPTypes
import Hummingbird

extension API {
    func addReminders(to table: RouteTable) {
        table.read("/reminders") { _, _, viewer in
            try json(ReminderListDocument(await ReadReminders(environment)(as: viewer), viewer.language))
        }
        table.act(.put, "/reminders/:id/putting-away") { _, visit, viewer in try await PutAwayReminder(environment)(visit.id(), as: viewer)
        }
    }
}
