import type { Question } from '../../../domain/learning/question.schema.ts';
import { typeWords } from '../../format/materials.ts';
import { Icon } from '../icon.tsx';
import { Markdown } from '../markdown.tsx';

/** A question as a learner reads it, and its key, which a learner never gets. */
export function QuestionPreview({ question }: { question: Question }) {
  const { text, type, category, feedback, id } = question;
  return (
    <>
      <p class="sub">
        {typeWords[type]}
        {category ? ` · ${category}` : null} · <code>{id}</code>
      </p>
      <Markdown text={text} />
      <Key question={question} />
      {feedback ? (
        <div class="sub">
          <p>Said after the attempt:</p>
          <Markdown text={feedback} />
        </div>
      ) : null}
    </>
  );
}

function Key({ question }: { question: Question }) {
  switch (question.type) {
    case 'single':
      return <Choices question={question} right={[question.right]} />;
    case 'multiple':
      return <Choices question={question} right={question.right} />;
    case 'ordering':
      return (
        <ol class="given-lines">
          {question.items.map(({ text }) => (
            <li>
              <Markdown text={text} />
            </li>
          ))}
        </ol>
      );
    case 'matching':
      return <Pairs question={question} />;
    case 'numeric':
      return <Right>{question.from === question.to ? String(question.from) : range(question)}</Right>;
    case 'short':
      return <Right>{question.accepted.join(' · ')}</Right>;
  }
}

const range = ({ from, to }: { from: number; to: number }) => `from ${from} to ${to}`;

function Right({ children }: { children: string }) {
  return (
    <p>
      <strong>
        <Icon name="check" /> Right:
      </strong>{' '}
      {children}
    </p>
  );
}

interface ChoicesProps {
  readonly question: Extract<Question, { type: 'single' | 'multiple' }>;
  readonly right: readonly string[];
}

function Choices({ question, right }: ChoicesProps) {
  return (
    <ul>
      {question.choices.map(({ id, text }) => (
        <li class="choice">
          <Markdown text={text} />
          {right.includes(id) ? (
            <strong>
              <Icon name="check" /> Right
            </strong>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Pairs({ question: { pairs, others } }: { question: Extract<Question, { type: 'matching' }> }) {
  return (
    <ul>
      {pairs.map(({ left, right }) => (
        <li class="choice">
          <Markdown text={left} />
          <span class="sub">belongs to</span>
          <Markdown text={right} />
        </li>
      ))}
      {others.map((text) => (
        <li class="choice">
          <Markdown text={text} />
          <span class="sub">belongs to nothing</span>
        </li>
      ))}
    </ul>
  );
}
