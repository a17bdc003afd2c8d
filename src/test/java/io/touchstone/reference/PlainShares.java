package io.touchstone.reference;

import io.touchstone.attribution.journey.Window;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Shares of purchases by {@code docs/models.md}, purchase by purchase. Of the five models it has the four whose weights are small numbers.
 *
 * @param reference of all events
 * @param question its period, rule, send date and filter; the rest says nothing
 * @param decimals of the currency
 */
public record PlainShares(Reference reference, Question question, int decimals) {

    /** What some messages have: millionths of conversions, and units of the currency. */
    public record Shared(BigInteger conversions, BigInteger gross, BigInteger refunds, int touched) {}

    /** What a message has of a purchase, maybe nothing: millionths of one conversion, and units of the currency. */
    public record PlainShare(
            Message message, Instant touchedAt, BigInteger conversions, BigInteger gross, BigInteger refunds) {

        boolean isNothing() {
            return conversions.signum() == 0 && gross.signum() == 0 && refunds.signum() == 0;
        }
    }

    private record Candidate(Message message, Instant touchedAt) {}

    /** Under a model, of the messages that the question's filter and another one let through. */
    public Shared shared(String model, Predicate<Message> which) {
        BigInteger conversions = BigInteger.ZERO;
        BigInteger gross = BigInteger.ZERO;
        BigInteger refunds = BigInteger.ZERO;
        int touched = 0;
        for (Purchase purchase : reference.purchases()) {
            boolean hit = false;
            for (PlainShare part : parts(model, purchase)) {
                Message message = part.message();
                Instant falls = question.bySendDate() ? message.sentAt() : purchase.placedAt();
                if (question.filter().test(message) && which.test(message) && reference.falls(falls, question)) {
                    conversions = conversions.add(part.conversions());
                    gross = gross.add(part.gross());
                    refunds = refunds.add(part.refunds());
                    hit = true;
                }
            }
            touched += hit ? 1 : 0;
        }
        return new Shared(conversions, gross, refunds, touched);
    }

    /** Who has something of a purchase, in order; whatever the question's period and filter are. */
    public List<PlainShare> of(Purchase purchase, String model) {
        return parts(model, purchase).stream()
                .filter(share -> !share.isNothing())
                .toList();
    }

    /** Of all messages with a touch of the rule in its window. */
    List<PlainShare> parts(String model, Purchase purchase) {
        List<Candidate> candidates = candidates(purchase);
        List<BigInteger> weights = weights(model, candidates.size());
        List<BigInteger> one = split(BigInteger.valueOf(1_000_000), weights);
        List<BigInteger> amount = split(units(purchase.amount()), weights);
        List<BigInteger> back = split(units(purchase.refunded()), amount);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> new PlainShare(
                        candidates.get(i).message(),
                        candidates.get(i).touchedAt(),
                        one.get(i),
                        amount.get(i),
                        back.get(i)))
                .toList();
    }

    private List<Candidate> candidates(Purchase purchase) {
        List<Candidate> candidates = new ArrayList<>();
        for (Message message : reference.messages()) {
            Contact buyer = purchase.contact();
            if (buyer != null && buyer.equals(message.contact())) {
                latest(message, purchase.placedAt()).ifPresent(at -> candidates.add(new Candidate(message, at)));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::touchedAt)
                .thenComparing(candidate -> candidate.message().sentAt())
                .thenComparing(candidate -> candidate.message().id(), CodePoints.ORDER));
        return candidates;
    }

    private Optional<Instant> latest(Message message, Instant purchasedAt) {
        Window window = message.source() instanceof Source.OfCampaign
                ? question.rule().campaignWindow()
                : question.rule().flowWindow();
        return message.touches().stream()
                .filter(touch -> touch.strength().compareTo(question.rule().touch()) >= 0)
                .map(Message.Touch::at)
                .filter(at -> {
                    Duration lag = Duration.between(at, purchasedAt);
                    return !lag.isNegative() && lag.compareTo(window.length()) <= 0;
                })
                .max(Comparator.naturalOrder());
    }

    private static List<BigInteger> weights(String model, int count) {
        List<BigInteger> weights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean end = i == 0 || i == count - 1;
            long weight = switch (model) {
                case "last" -> i == count - 1 ? 1 : 0;
                case "first" -> i == 0 ? 1 : 0;
                case "linear" -> 1;
                case "position" -> count > 2 && end ? 2L * (count - 2) : 1;
                default -> throw new IllegalArgumentException(model);
            };
            weights.add(BigInteger.valueOf(weight));
        }
        return weights;
    }

    /** Unit by unit of what is left, to whoever is furthest below its due; of equal ones to the last. */
    private static List<BigInteger> split(BigInteger total, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>();
        if (sum.signum() == 0) {
            weights.forEach(_ -> parts.add(BigInteger.ZERO));
            return parts;
        }
        weights.forEach(weight -> parts.add(total.multiply(weight).divide(sum)));
        BigInteger left = total.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add));
        while (left.signum() > 0) {
            int neediest = 0;
            for (int i = 1; i < parts.size(); i++) {
                BigInteger need =
                        total.multiply(weights.get(i)).subtract(parts.get(i).multiply(sum));
                BigInteger most = total.multiply(weights.get(neediest))
                        .subtract(parts.get(neediest).multiply(sum));
                neediest = need.compareTo(most) >= 0 ? i : neediest;
            }
            parts.set(neediest, parts.get(neediest).add(BigInteger.ONE));
            left = left.subtract(BigInteger.ONE);
        }
        return parts;
    }

    private BigInteger units(BigDecimal amount) {
        return amount.movePointRight(decimals).toBigIntegerExact();
    }
}
