package dev.mandate.policy;

/**
 * A setting of a customer organization that restricted mode takes away from its administrators.
 *
 * @param key its name
 * @param index its place in {@link Policy#restrictions()}
 * @param area the part of the console that shows it
 * @param capability the capability that opens the setting
 * @param effect how restricted mode lowers it
 * @param labelEn what people read, in English
 * @param labelZh what people read, in Chinese
 */
public record Restriction(
    String key,
    int index,
    String area,
    Capability capability,
    Effect effect,
    String labelEn,
    String labelZh) {}
