import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import './base.css';
import CompanyName from './CompanyName.svelte';
import FacetGroup from './FacetGroup.svelte';
import Highlighted from './Highlighted.svelte';
import Menu from './Menu.svelte';
import Popover from './Popover.svelte';

describe('a facet', () => {
  const values = [
    { value: 'one', name: 'One', count: 1 },
    { value: 'many', name: 'Many', count: 12 },
    { value: 'none', name: 'None', count: 0 },
  ];

  it('is a named group with a checkbox a value, each described by its count', async () => {
    const screen = await render(FacetGroup, { name: 'Kind', values, chosen: ['many'], onToggle: vi.fn() });
    const group = screen.getByRole('group', { name: 'Kind' });
    await expect
      .element(group.getByRole('checkbox', { name: 'One', exact: true }))
      .toHaveAccessibleDescription('1 paper');
    await expect.element(group.getByRole('checkbox', { name: 'None' })).toHaveAccessibleDescription('0 papers');
    await expect.element(group.getByRole('checkbox', { name: 'Many' })).toBeChecked();
  });

  it('tells which value was toggled, and shows what is chosen rather than what was clicked', async () => {
    const onToggle = vi.fn();
    const screen = await render(FacetGroup, { name: 'Kind', values, chosen: [], onToggle });
    const box = screen.getByRole('checkbox', { name: 'None' });
    await box.click();
    expect(onToggle).toHaveBeenCalledWith('none');
    await expect.element(box).not.toBeChecked();
    await screen.rerender({ chosen: ['none'] });
    await expect.element(box).toBeChecked();
  });

  it('leaves a value out where that can be done', async () => {
    const onExclude = vi.fn();
    const given = { name: 'Kind', values, chosen: [], excluded: ['many'], onToggle: vi.fn() };
    const screen = await render(FacetGroup, given);
    await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
    await screen.rerender({ onExclude });
    await expect
      .element(screen.getByRole('button', { name: 'Leave out Many' }))
      .toHaveAttribute('aria-pressed', 'true');
    const one = screen.getByRole('button', { name: 'Leave out One' });
    await expect.element(one).toHaveAttribute('aria-pressed', 'false');
    await one.click();
    expect(onExclude).toHaveBeenCalledWith('one');
  });

  it('writes a value as it is told to', async () => {
    const label = createRawSnippet((value: () => { name: string }) => ({ render: () => `<i>${value().name}!</i>` }));
    const screen = await render(FacetGroup, { name: 'Kind', values, chosen: [], onToggle: vi.fn(), label });
    await expect.element(screen.getByRole('checkbox', { name: 'One!', exact: true })).toBeVisible();
  });
});

describe('a popover', () => {
  const children = createRawSnippet((close: () => () => void) => ({
    render: () => '<button type="button">Done</button>',
    setup: (element) => element.addEventListener('click', () => close()()),
  }));

  it('is named, opens, and is closed from inside, by Escape, or by a click elsewhere', async () => {
    await render(Popover, { text: '?', name: 'Help', children });
    const button = page.getByRole('button', { name: 'Help' });
    const inside = page.getByRole('button', { name: 'Done' });
    await button.click();
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await inside.click();
    await expect.element(inside).not.toBeInTheDocument();
    await expect.element(button).toHaveFocus();
    await button.click();
    await userEvent.keyboard('{Escape}');
    await expect.element(inside).not.toBeInTheDocument();
    await button.click();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await expect.element(inside).not.toBeInTheDocument();
  });
});

describe('a menu', () => {
  const children = createRawSnippet(() => ({ render: () => '<button type="button">Inside</button>' }));
  const more = page.getByRole('button', { name: 'More' });
  const inside = page.getByRole('button', { name: 'Inside' });

  it('shows its buttons when it is opened, and hides them when one is chosen', async () => {
    await render(Menu, { name: 'More', children });
    await expect.element(more).toHaveAttribute('aria-expanded', 'false');
    await more.click();
    await expect.element(more).toHaveAttribute('aria-expanded', 'true');
    await inside.click();
    await expect.element(inside).not.toBeInTheDocument();
  });

  it('closes with Escape, which goes no further, and gives the focus back', async () => {
    await render(Menu, { name: 'More', children });
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await more.click();
    await userEvent.keyboard('{Tab}{Escape}');
    document.removeEventListener('keydown', heard);
    await expect.element(inside).not.toBeInTheDocument();
    await expect.element(more).toHaveFocus();
    expect(heard.mock.calls.flat().map((event: KeyboardEvent) => event.key)).toEqual(['Tab']);
  });

  it('closes when something else is pressed', async () => {
    await render(Menu, { name: 'More', children });
    await more.click();
    await expect.element(inside).toBeVisible();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await expect.element(inside).not.toBeInTheDocument();
  });
});

describe('a company', () => {
  it('is its colour and its name', async () => {
    const screen = await render(CompanyName, { id: 'openai', name: 'OpenAI' });
    const colour = (selector: string) => {
      const element = screen.container.querySelector(selector);
      return element === null ? '' : getComputedStyle(element).backgroundColor;
    };
    await expect.element(screen.getByText('OpenAI')).toBeVisible();
    expect(colour('.dot')).toBe('rgb(0, 158, 115)');
    await screen.rerender({ id: 'a-new-one', name: 'A new one' });
    expect(colour('.dot')).toBe('rgb(119, 119, 127)');
  });
});

describe('a highlighted text', () => {
  it('is the text, with its hits marked and nothing read as markup', async () => {
    const pieces = [
      { text: '<b>', hit: false },
      { text: 'reward', hit: true },
      { text: ' models', hit: false },
    ];
    const screen = await render(Highlighted, { pieces });
    expect(screen.container.textContent).toBe('<b>reward models');
    expect(Array.from(screen.container.querySelectorAll('mark, b'), (element) => element.outerHTML)).toEqual([
      '<mark>reward</mark>',
    ]);
  });
});
