package io.touchstone.http.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Of any number of things that come in any order, the first so many of another order: no more than these are held. */
public final class FirstFew<T> {

    private final Comparator<? super T> order;
    private final int size;
    private final PriorityQueue<T> lastOnTop;

    public FirstFew(Comparator<? super T> order, int size) {
        this.order = order;
        this.size = size;
        this.lastOnTop = new PriorityQueue<>(order.reversed());
    }

    public void addAll(Collection<? extends T> some) {
        some.forEach(this::add);
    }

    public void add(T one) {
        if (lastOnTop.size() < size) {
            lastOnTop.add(one);
        } else if (order.compare(one, lastOnTop.element()) < 0) {
            lastOnTop.remove();
            lastOnTop.add(one);
        }
    }

    public boolean isFull() {
        return lastOnTop.size() == size;
    }

    /** The last of those that are held, of which there must be one. */
    public T last() {
        return lastOnTop.element();
    }

    public List<T> inOrder() {
        List<T> all = new ArrayList<>(lastOnTop);
        all.sort(order);
        return all;
    }
}
