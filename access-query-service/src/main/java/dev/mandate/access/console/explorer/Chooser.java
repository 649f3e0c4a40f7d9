package dev.mandate.access.console.explorer;

import java.util.List;

/**
 * The form in which a person and an organization are chosen.
 *
 * @param user what is in its field for the person
 * @param org what is in its field for the organization
 * @param choosesPerson whether there is anybody to choose
 * @param choosesOrganization whether there is more than one organization
 * @param people those who are suggested
 * @param organizations those that are suggested
 */
record Chooser(
    String user,
    String org,
    boolean choosesPerson,
    boolean choosesOrganization,
    List<Named> people,
    List<Named> organizations) {}
