package io.touchstone.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Where customers live and what they pay with. */
enum DemoCountry {
    FRANCE(50, "EUR", "1", 4, "+3363998"),
    GERMANY(15, "EUR", "1", 3, "+493023125", "+496990009", "+494066969", "+492214710"),
    UNITED_KINGDOM(12, "GBP", "1.17", 3, "+442079460", "+441134960", "+441214960", "+441314960"),
    UNITED_STATES(
            10,
            "USD",
            "0.92",
            2,
            american(
                    202, 206, 212, 214, 303, 305, 310, 312, 347, 404, 408, 415, 503, 510, 512, 602, 615, 617, 619, 702,
                    704, 713, 718, 773, 816, 919)),
    IRELAND(8, "EUR", "1", 5, "+3532091"),
    AUSTRALIA(5, "AUD", "0.6", 4, "+6125550");

    private final int percent;
    private final String currency;
    private final String euros;
    private final int digits;
    private final List<String> prefixes;

    /**
     * @param percent of the customers
     * @param euros what a unit of the currency is worth
     * @param digits that follow the prefixes, which are of numbers kept for fiction
     */
    DemoCountry(int percent, String currency, String euros, int digits, String... prefixes) {
        this.percent = percent;
        this.currency = currency;
        this.euros = euros;
        this.digits = digits;
        this.prefixes = List.of(prefixes);
    }

    static DemoCountry any(RandomGenerator random) {
        int left = random.nextInt(100);
        for (DemoCountry country : values()) {
            left -= country.percent;
            if (left < 0) {
                return country;
            }
        }
        throw new IllegalStateException("these are not all customers");
    }

    private static String[] american(int... areas) {
        return IntStream.of(areas).mapToObj(area -> "+1" + area + "55501").toArray(String[]::new);
    }

    String currency() {
        return currency;
    }

    String euros() {
        return euros;
    }

    /** The number of this customer, counted over all countries. It comes round after 2,600 customers at the earliest: more than a year's. */
    String phone(long customer) {
        long each = Math.round(Math.pow(10, digits));
        String prefix = prefixes.get(Math.toIntExact(Math.floorMod(customer / each, (long) prefixes.size())));
        return prefix + ("%0" + digits + "d").formatted(Math.floorMod(customer, each));
    }
}
