import EnrumCore
import EnrumDomain

extension JSONValue {
    static func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    static func id<Entity>(_ id: Identifier<Entity>?) -> JSONValue { .text(id?.rawValue) }
    static func time(_ instant: Instant?) -> JSONValue { instant.map { .number($0.milliseconds) } ?? .null }

    static func stamp(_ stamp: Meeting.Stamp?) -> JSONValue {
        stamp.map { ["by": .id($0.by), "at": .time($0.at)] } ?? .null
    }

    static func content(_ content: Agreement.Content) -> JSONValue {
        [
            "title": .text(content.title), "responsible": .id(content.responsible), "deadline": .text(content.deadline.iso),
            "first_step": .text(content.firstStep), "follow_up": .text(content.followUp),
            "category": content.category.map { .encoded($0) } ?? .null,
        ]
    }
}

extension Person {
    var exported: JSONValue {
        let roles = self.roles.map { role in
            switch role {
            case .admin: "admin"
            case .hr(let department): "hr:\(department)"
            }
        }
        return [
            "id": .id(id), "external_id": .text(externalID), "name": .text(name), "email": .text(email.address),
            "department": .id(department),
            "leader": .id(leader), "workplace": .text(workplace.rawValue), "language": .text(language.rawValue),
            "roles": .list(roles.sorted().map { .text($0) }), "deactivated_at": .time(deactivatedAt),
        ]
    }
}

extension Meeting {
    var exported: JSONValue {
        [
            "id": .id(id), "type": .text(type.id.rawValue), "employee": .id(employee), "leader": .id(leader),
            "date": .text(schedule.date.iso), "time": .text(schedule.time?.iso), "minutes": .number(Int64(schedule.length)),
            "place": .text(schedule.place), "planned": .stamp(planned), "moves": .list(moves.map(\.exported)), "sent": .stamp(sent),
            "form": .text(form?.rawValue), "left_for_later": .list(leftForLater.map { .text($0.rawValue) }), "shared": .stamp(shared),
            "opened_at": .time(opened), "ready": .stamp(ready), "begun": .stamp(begun),
            "held": .stamp(held), "closed": .stamp(closed), "ended": ending?.exported ?? .null, "minute_taker": .id(minuteTaker),
            "version": .number(Int64(version)),
        ]
    }
}

extension Meeting.Move {
    fileprivate var exported: JSONValue {
        ["from": .text(from.iso), "to": .text(to.iso), "moved": .stamp(stamp), "reason": .text(reason)]
    }
}

extension Meeting.Ending {
    fileprivate var exported: JSONValue { ["why": .text(kind.rawValue), "ended": .stamp(stamp), "reason": .text(reason)] }
}

extension Answer {
    var exported: JSONValue {
        [
            "question": .text(question.rawValue), "author": .id(author), "value_kind": .text(value?.tag), "value": .text(value?.stored),
            "marked": .yesNo(isMarked), "version": .number(Int64(version)), "edited_at": .time(editedAt),
        ]
    }
}

extension AddedQuestion {
    var exported: JSONValue { ["id": .text(id.rawValue), "author": .id(author), "text": .text(text), "added_at": .time(addedAt)] }
}

extension SharedNote {
    var exported: JSONValue {
        [
            "question": .text(question.rawValue), "text": .text(text), "version": .number(Int64(version)), "edited_by": .id(editedBy),
            "edited_at": .time(editedAt),
        ]
    }
}

extension Passage {
    var exported: JSONValue {
        [
            "id": .id(id), "text": .text(text), "confidential": .yesNo(isConfidential), "version": .number(Int64(version)),
            "edited_by": .id(editedBy), "edited_at": .time(editedAt), "created_at": .time(createdAt),
        ]
    }
}

extension PrivateNote {
    var exported: JSONValue {
        ["author": .id(author), "text": .text(text), "version": .number(Int64(version)), "edited_at": .time(editedAt)]
    }
}

extension AgendaItem {
    var exported: JSONValue {
        [
            "id": .id(id), "author": .id(author), "text": .text(text), "raised_at": .time(raisedAt), "shared_at": .time(sharedAt),
            "ticked": ticked.map { ["by": .id($0.by), "at": .time($0.at), "meeting": .id($0.meeting)] } ?? .null,
        ]
    }
}

extension Remark {
    var exported: JSONValue { ["id": .id(id), "author": .id(author), "text": .text(text), "at": .time(at)] }
}

extension Acknowledgement {
    var exported: JSONValue { ["person": .id(person), "seen_at": .time(seenAt)] }
}

extension PendingText {
    var exported: JSONValue { ["author": .id(author), "field": .text(field), "text": .text(text), "at": .time(at)] }
}

extension Agreement {
    var exported: JSONValue {
        [
            "id": .id(id), "employee": .id(employee), "leader": .id(leader), "meeting": .id(meeting), "state": .text(state.rawValue),
            "content": .content(content), "history": .list(history.map(\.exported)), "version": .number(Int64(version)),
        ]
    }
}

extension Agreement.Event {
    fileprivate var exported: JSONValue {
        var fields: [String: JSONValue] = ["by": .id(by), "at": .time(at), "text": .text(text)]
        switch kind {
        case .made(let content): (fields["what"], fields["content"]) = ("made", .content(content))
        case .amended(let content): (fields["what"], fields["content"]) = ("amended", .content(content))
        case .noted: fields["what"] = "noted"
        case .kept: fields["what"] = "kept"
        case .dropped: fields["what"] = "dropped"
        case .evaluated(let outcome): (fields["what"], fields["outcome"]) = ("evaluated", .text(outcome.rawValue))
        }
        return .object(fields)
    }
}

extension AuditRow {
    var exported: JSONValue {
        [
            "sequence": .number(sequence), "at": .time(at), "actor": .id(actor), "action": .text(action), "object": .text(object),
            "concerns": .list(concerns.map { .id($0) }), "from_outside": .yesNo(fromOutside),
            "hash": .text(TokenHash(stored: hash).hex),
        ]
    }
}
