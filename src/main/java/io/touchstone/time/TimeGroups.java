package io.touchstone.time;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * What an answer tells apart in time, each with an index: buckets and, where they are asked for, the days of the week and the hours
 * of the wall clock in each of them. An hour that a day has twice is one of these.
 *
 * @param weekdays whether days of the week are told apart
 * @param hours whether hours of the day are
 */
public record TimeGroups(Buckets buckets, LocalCalendar calendar, boolean weekdays, boolean hours) {

    public static final int DAYS_OF_WEEK = 7;
    public static final int HOURS_OF_DAY = 24;

    /** Whether nothing is told apart: all is of index 0. */
    public boolean isOne() {
        return size() == 1;
    }

    public int size() {
        return buckets.size() * inBucket();
    }

    /** The index of an instant, or -1 when it is outside the period. */
    public int indexOf(long epochMillis) {
        int bucket = buckets.indexOf(epochMillis);
        if (bucket < 0 || inBucket() == 1) {
            return bucket;
        }
        Instant instant = Instant.ofEpochMilli(epochMillis);
        int weekday = weekdays ? calendar.dayOf(instant).getDayOfWeek().getValue() - 1 : 0;
        int hour = hours ? LocalDateTime.ofInstant(instant, calendar.zone()).getHour() : 0;
        return first(bucket) + weekday * inDay() + hour;
    }

    /** The first index of a bucket. */
    public int first(int bucket) {
        return bucket * inBucket();
    }

    public int bucket(int index) {
        return index / inBucket();
    }

    /** ISO: 1 is Monday. */
    public int weekday(int index) {
        return index % inBucket() / inDay() + 1;
    }

    /** 0 to 23. */
    public int hourOfDay(int index) {
        return index % inDay();
    }

    private int inBucket() {
        return weekdays ? DAYS_OF_WEEK * inDay() : inDay();
    }

    private int inDay() {
        return hours ? HOURS_OF_DAY : 1;
    }
}
