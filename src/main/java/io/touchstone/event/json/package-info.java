/**
 * Events as JSON: a batch's elements and a stream's lines become events that are valid by themselves, or rejections that
 * name the rule and the field. All rules of single events stand here, so that whoever
 * makes events from foreign payloads writes them as JSON and sends them through the same parser.
 */
@NullMarked
package io.touchstone.event.json;

import org.jspecify.annotations.NullMarked;
