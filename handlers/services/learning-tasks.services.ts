import type { Task } from '../../domain/cases/case.schema.ts';
import type { Course, CourseText } from '../../domain/learning/course.schema.ts';
import type { ShownQuestion } from '../../domain/learning/shown.rules.ts';
import type { AttemptState } from '../../domain/learning/time.rules.ts';
import type { CasePage } from './cases.services.ts';
import type { ExtraTimeService } from './extra-time.services.ts';
import type { LearningService } from './learning.services.ts';
import type { Caller } from './services.ts';

/** A task that is learned with: the case it is of, as its learner sees it. */
export interface LearningTask {
  readonly view: CasePage['view'];
  readonly task: Task;
}

/** A course in one of its languages, with what its learner has read of it. */
export interface CoursePage extends LearningTask {
  readonly course: Course;
  readonly language: string;
  readonly text: CourseText;
  /** Lesson → when it was read first. */
  readonly read: Readonly<Record<string, string>>;
}

/** A question of an attempt, by its number from 1: all that whoever answers learns of it. */
export interface AskedQuestion {
  readonly number: number;
  readonly shown: ShownQuestion;
  /** What was answered, as a form holds it: places of what is shown, a number or words. */
  readonly typed?: Readonly<Record<string, string | readonly string[]>>;
  /** It does not count any more, and is right whatever is answered. */
  readonly withdrawn: boolean;
}

/** An attempt at a quiz as its learner sees it. `now`: by our clock, which alone decides. */
export interface AttemptPage extends LearningTask {
  readonly state: AttemptState;
  readonly questions: readonly AskedQuestion[];
  readonly startedAt: string;
  /** Absent: no time limit. */
  readonly endsAt?: string;
  readonly now: string;
  /** Once it is graded. */
  readonly result?: AttemptResult;
}

export interface AttemptResult {
  readonly percent: number;
  /** The percentage that passes. */
  readonly pass: number;
  readonly passed: boolean;
  readonly right: number;
  readonly of: number;
  /** What the authors say to questions that were asked, by number; Markdown. */
  readonly feedback: readonly { readonly number: number; readonly text: string; readonly feedback: string }[];
}

/**
 * What a learner does in a task: reads a course, answers a quiz. For the one whose task it is; for everybody else there
 * is no such course and no such attempt. Handing in, and having read, are answers to the task: `cases.completeTask`.
 */
export interface LearningTasksService {
  /** `languages`: as the reader likes them, best first; without one of them the course's first. */
  course(caller: Caller, caseId: string, taskId: string, languages: readonly string[]): Promise<CoursePage>;
  /** Marking again changes nothing. */
  markRead(caller: Caller, caseId: string, taskId: string, lessonId: string): Promise<void>;
  attempt(caller: Caller, caseId: string, taskId: string): Promise<AttemptPage>;
  /**
   * Saves the answer to one question; the last one counts. `input`: see `readAnswer` (domain/learning). @throws
   * `not-now` after the time, `task-closed` when it was handed in, `invalid-input` by field. Answers how many questions
   * there are.
   */
  answer(
    caller: Caller,
    caseId: string,
    taskId: string,
    number: number,
    input: unknown,
  ): Promise<{ readonly of: number }>;
}

/** What serves learners. */
export interface LearningServices {
  readonly learning: LearningService;
  readonly learningTasks: LearningTasksService;
  readonly extraTime: ExtraTimeService;
}
