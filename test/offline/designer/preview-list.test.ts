import { expect, test } from 'vitest';
import { keyOf, previewAt, shownOf, unlinked } from '../../../designer/preview/preview-list.rules.ts';
import type { Preview } from '../../../handlers/services/previews.services.ts';

const preview = (kind: Preview['kind'], title: string, ...path: (string | number)[]): Preview => ({
  ...{ kind, title, path },
  html: '',
});
const form = preview('form', 'Apply', 'forms', 'application');
const asked = preview('form', 'Plan', 'stages', 0, 'steps', 1);
const opened = preview('mail', 'Plan: to the partner', 'stages', 0, 'steps', 1);
const reminder = preview('mail', 'Plan: reminder', 'stages', 0, 'steps', 1, 'reminders');
const stage = preview('waiting', 'We check', 'stages', 0);
const all = [form, asked, opened, reminder, stage];

test('what is shown stays while the text changes, also under another title at the same place', () => {
  const renamed = { ...opened, title: 'The plan: to the partner' };

  expect(shownOf(all, keyOf(opened))).toBe(opened);
  expect(shownOf([form, asked, renamed], keyOf(opened))).toBe(renamed);
  expect(shownOf([form], keyOf(opened))).toBe(form);
  expect(shownOf([], keyOf(opened))).toBeUndefined();
});

test('the preview of what is selected is of the kind that is shown, if it has one', () => {
  expect(previewAt(all, asked.path, undefined)).toBe(asked);
  expect(previewAt(all, asked.path, reminder)).toBe(reminder);
  expect(previewAt(all, asked.path, preview('mail', 'Another', 'starts'))).toBe(opened);
  expect(previewAt(all, reminder.path, form)).toBe(reminder);
});

test('inside of what has a preview, that is shown; elsewhere nothing changes', () => {
  expect(previewAt(all, [...asked.path, 'title'], undefined)).toBe(asked);
  expect(previewAt(all, ['forms', 'application', 'fields', 3], opened)).toBe(form);
  expect(previewAt(all, ['calendar'], opened)).toBeUndefined();
  expect(previewAt(all, [], opened)).toBeUndefined();
});

test('links of a preview open nothing in its frame', () => {
  const html = '<!doctype html><html><head lang="en"><title>A</title></head></html>';

  expect(unlinked(html)).toBe(html.replace('<title>', '<base target="_blank"><title>'));
});
