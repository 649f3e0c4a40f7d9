package dev.mandate.events;

/**
 * Something that happened in the history of one partner. Events are never changed and never
 * removed.
 */
public sealed interface Event
    permits PartnerOrgEvent, PartnerAdminEvent, CustomerOrgEvent, JournalEvent {
  /** The partner whose history this event belongs to. */
  String partnerId();
}
